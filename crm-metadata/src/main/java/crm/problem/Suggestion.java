package crm.problem;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Finds the name somebody probably meant, for messages like "Did you mean 'amount'?". */
public final class Suggestion {

    private Suggestion() {}

    /** The nearest of the known names, where it is near enough to be a typing error. */
    public static Optional<String> nearest(String written, Collection<String> known) {
        String wanted = written.toLowerCase(Locale.ROOT);
        return known.stream()
                .map(name -> new Scored(name, distance(wanted, name.toLowerCase(Locale.ROOT))))
                .filter(scored -> scored.distance <= Math.max(1, written.length() / 3))
                .min((a, b) -> Integer.compare(a.distance, b.distance))
                .map(Scored::name);
    }

    /** The question to append to a message, or an empty string. */
    public static String question(String written, Collection<String> known) {
        return nearest(written, known).map(" Did you mean '%s'?"::formatted).orElse("");
    }

    private record Scored(String name, int distance) {}

    /** Levenshtein distance over two rows. */
    private static int distance(String a, String b) {
        int[] previous = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] current = new int[b.length() + 1];
            current[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replace = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(replace, Math.min(previous[j], current[j - 1]) + 1);
            }
            previous = current;
        }
        return previous[b.length()];
    }
}
