package dev.stopgap.reader;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Words with a meaning each, found by the longest match at a place: time linear in the text, whatever the text. */
final class WordTrie<T> {

    private final Node<T> root = new Node<>();
    // Most letters of a text begin no word: one look tells.
    private final boolean[] begins = new boolean[Character.MAX_VALUE + 1];
    private int longest;

    void put(CharSequence word, T meaning) {
        if (word.length() == 0) {
            return;
        }
        Node<T> node = root;
        for (int i = 0; i < word.length(); i++) {
            node = node.nextOrNew(word.charAt(i));
        }
        node.meaning = meaning;
        begins[word.charAt(0)] = true;
        longest = Math.max(longest, word.length());
    }

    /** The longest word that begins at {@code at} and ends before {@code end}. */
    @Nullable Match<T> at(CharSequence text, int at, int end) {
        if (!begins[text.charAt(at)]) {
            return null;
        }
        Node<T> node = root;
        Match<T> found = null;
        int limit = Math.min(end, at + longest);
        for (int i = at; i < limit; i++) {
            node = node.next(text.charAt(i));
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

    /** A letter of a word; what may follow is kept in the order of letters. */
    private static final class Node<T> {
        private char[] letters = new char[0];
        private Object[] nodes = new Object[0];
        private @Nullable T meaning;

        @SuppressWarnings("unchecked")
        @Nullable Node<T> next(char letter) {
            int at = Arrays.binarySearch(letters, letter);
            return at < 0 ? null : (Node<T>) nodes[at];
        }

        Node<T> nextOrNew(char letter) {
            Node<T> known = next(letter);
            if (known != null) {
                return known;
            }
            int at = -Arrays.binarySearch(letters, letter) - 1;
            char[] moreLetters = Arrays.copyOf(letters, letters.length + 1);
            Object[] moreNodes = Arrays.copyOf(nodes, nodes.length + 1);
            System.arraycopy(letters, at, moreLetters, at + 1, letters.length - at);
            System.arraycopy(nodes, at, moreNodes, at + 1, nodes.length - at);
            var fresh = new Node<T>();
            moreLetters[at] = letter;
            moreNodes[at] = fresh;
            letters = moreLetters;
            nodes = moreNodes;
            return fresh;
        }
    }
}
