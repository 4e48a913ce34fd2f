package dev.stopgap.watch;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds which block after is which block before, in their order: those that share most of their letter pairs. */
final class Pairs {

    private static final int MOST = 60;
    private static final double ALIKE = 0.35;

    private Pairs() {}

    /** The block at {@code before} has become the block at {@code after}. */
    record Pair(int before, int after) {}

    static List<Pair> of(List<String> went, List<String> came) {
        if (went.size() > MOST || came.size() > MOST) {
            return inOrder(Math.min(went.size(), came.size()));
        }
        var left = went.stream().map(Pairs::letterPairs).toList();
        var right = came.stream().map(Pairs::letterPairs).toList();
        var best = new double[went.size() + 1][came.size() + 1];
        var alike = new double[went.size()][came.size()];
        for (int i = went.size() - 1; i >= 0; i--) {
            for (int j = came.size() - 1; j >= 0; j--) {
                alike[i][j] = alike(left.get(i), right.get(j));
                double paired = alike[i][j] < ALIKE ? 0 : alike[i][j] + best[i + 1][j + 1];
                best[i][j] = Math.max(paired, Math.max(best[i + 1][j], best[i][j + 1]));
            }
        }
        return walk(best, alike);
    }

    private static List<Pair> walk(double[][] best, double[][] alike) {
        var pairs = new ArrayList<Pair>();
        int i = 0;
        int j = 0;
        while (i < alike.length && j < alike[i].length) {
            if (alike[i][j] >= ALIKE && best[i][j] <= alike[i][j] + best[i + 1][j + 1]) {
                pairs.add(new Pair(i++, j++));
            } else if (best[i + 1][j] >= best[i][j + 1]) {
                i++;
            } else {
                j++;
            }
        }
        return pairs;
    }

    private static List<Pair> inOrder(int number) {
        var pairs = new ArrayList<Pair>();
        for (int i = 0; i < number; i++) {
            pairs.add(new Pair(i, i));
        }
        return pairs;
    }

    private static Set<String> letterPairs(String block) {
        var pairs = new HashSet<String>();
        String start = block.length() > 600 ? block.substring(0, 600) : block;
        for (int i = 0; i + 2 <= start.length(); i++) {
            pairs.add(start.substring(i, i + 2));
        }
        return pairs;
    }

    private static double alike(Set<String> one, Set<String> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return 0;
        }
        var smaller = one.size() < other.size() ? one : other;
        var larger = smaller == one ? other : one;
        long shared = smaller.stream().filter(larger::contains).count();
        return 2.0 * shared / (one.size() + other.size());
    }
}
