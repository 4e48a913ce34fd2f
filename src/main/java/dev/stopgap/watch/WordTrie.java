package dev.stopgap.watch;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Words with a meaning each, found by the longest match at a place: time linear in the text, whatever the text. */
final class WordTrie<T> {

    private final Node<T> root = new Node<>();
    private int longest;

    void put(CharSequence word, T meaning) {
        Node<T> node = root;
        for (int i = 0; i < word.length(); i++) {
            node = node.next.computeIfAbsent(word.charAt(i), letter -> new Node<>());
        }
        node.meaning = meaning;
        longest = Math.max(longest, word.length());
    }

    /** The longest word that begins at {@code at} and ends before {@code end}. */
    @Nullable Match<T> at(CharSequence text, int at, int end) {
        Node<T> node = root;
        Match<T> found = null;
        int limit = Math.min(end, at + longest);
        for (int i = at; i < limit; i++) {
            node = node.next.get(text.charAt(i));
            if (node == null) {
                break;
            }
            if (node.meaning != null) {
                found = new Match<>(i + 1, node.meaning);
            }
        }
        return found;
    }

    /** A word that was found. */
    record Match<T>(int end, T meaning) {}

    private static final class Node<T> {
        private final Map<Character, Node<T>> next = new HashMap<>(4);
        private @Nullable T meaning;
    }
}
