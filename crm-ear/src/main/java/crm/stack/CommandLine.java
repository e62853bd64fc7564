package crm.stack;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What was typed after {@code ./crm}.
 *
 * @param part of {@code logs}, if one was named
 */
record CommandLine(Verb verb, Optional<String> part, boolean flag) {
    static final String USAGE = """
            Usage: ./crm <command>

              up [--detach]     build what is not built, start everything, wait until it is ready
              down              stop everything
              status            what runs, and where
              logs [part] [-f]  print a log: wildfly, keycloak, postgresql or launcher; -f follows it
              reset [--yes]     delete the local data, after asking
              test [unit|it|e2e] [names]
                                run the tests: all, without a server, with one, or in a browser
              bench [name] [--scale] [--tenants N]
                                measure what a request costs, on a stack of its own""";

    /** The commands of the launcher, each with the one flag it knows. */
    enum Verb {
        UP("--detach"),
        DOWN(""),
        STATUS(""),
        LOGS("-f"),
        RESET("--yes");

        private final String flag;

        Verb(String flag) {
            this.flag = flag;
        }
    }

    private static final List<String> LOGS = List.of("wildfly", "keycloak", "postgresql", "launcher");

    /** Throws a {@link StackFailure} with the usage when it is none of ours. */
    static CommandLine parse(List<String> words) {
        if (words.isEmpty()) {
            throw new StackFailure(USAGE);
        }
        Verb verb = Arrays.stream(Verb.values())
                .filter(known -> known.name().toLowerCase(Locale.ROOT).equals(words.getFirst()))
                .findFirst()
                .orElseThrow(() -> unknown(words.getFirst()));
        boolean flag = false;
        Optional<String> part = Optional.empty();
        for (String word : words.subList(1, words.size())) {
            if (!verb.flag.isEmpty() && word.equals(verb.flag)) {
                flag = true;
            } else if (verb == Verb.LOGS && LOGS.contains(word) && part.isEmpty()) {
                part = Optional.of(word);
            } else {
                throw unknown(word);
            }
        }
        return new CommandLine(verb, part, flag);
    }

    private static StackFailure unknown(String word) {
        return new StackFailure("Unknown: %s%n%n%s".formatted(word, USAGE));
    }
}
