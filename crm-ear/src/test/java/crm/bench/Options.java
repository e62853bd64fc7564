package crm.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What was typed after {@code ./crm bench}.
 *
 * @param name of the work to do, or how its name begins; {@code all} for everything but {@code tenants} and {@code metadata}
 * @param deals in the big tenant
 * @param tenants small ones beside it
 * @param clients that send at once, in turn: many first, while the server still compiles
 * @param profile whether the server is watched while it works, at some cost
 */
record Options(String name, int deals, int tenants, List<Integer> clients, double seconds, boolean profile) {

    private static final String METADATA = "metadata";

    private static final String USAGE = """
            Usage: ./crm bench [name] [--scale] [--tenants N] [--clients 8,1] [--seconds S]

              name          read, list, page, create, update, sum, tenants or metadata; without one, all but the last two
              --scale       1,000,000 opportunities instead of 100,000; metadata always has so many
              --deals N     so many opportunities
              --tenants N   small tenants beside the big one, 200 if not given, 10,000 for metadata
              --profile     also writes a JFR recording and flame graphs of each kind of work to var/bench""";

    static Options of(List<String> words) {
        String name = "all";
        int deals = words.contains(METADATA) ? 1_000_000 : 100_000;
        int tenants = words.contains(METADATA) ? 10_000 : 200;
        List<Integer> clients = List.of(8, 1);
        double seconds = 3;
        boolean profile = false;
        List<String> left = new ArrayList<>(words);
        while (!left.isEmpty()) {
            String word = left.removeFirst();
            switch (word) {
                case "--help", "-h" -> throw new IllegalArgumentException(USAGE);
                case "--scale" -> deals = 1_000_000;
                case "--profile" -> profile = true;
                case "--deals" -> deals = Integer.parseInt(value(left));
                case "--tenants" -> tenants = Integer.parseInt(value(left));
                case "--seconds" -> seconds = Double.parseDouble(value(left));
                case "--clients" ->
                    clients = java.util.Arrays.stream(value(left).split(","))
                            .map(Integer::valueOf)
                            .toList();
                default -> name = name(word);
            }
        }
        return new Options(name, deals, tenants, clients, seconds, profile);
    }

    private static String value(List<String> left) {
        if (left.isEmpty()) {
            throw new IllegalArgumentException(USAGE);
        }
        return left.removeFirst();
    }

    private static String name(String word) {
        if (word.startsWith("-")) {
            throw new IllegalArgumentException(USAGE);
        }
        return word.toLowerCase(Locale.ROOT);
    }

    boolean named(String work) {
        return name.equals("all") ? !work.equals("tenants") : work.startsWith(name);
    }

    /** True if only what shaping costs is asked for. */
    boolean isOfMetadata() {
        return name.equals(METADATA);
    }
}
