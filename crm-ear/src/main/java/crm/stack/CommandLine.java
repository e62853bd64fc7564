package crm.stack;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What was typed after {@code ./crm}.
 *
 * @param part of {@code logs}, if one was named; the file of {@code backup} and {@code restore}
 */
record CommandLine(Verb verb, Optional<String> part, boolean flag) {
    static final String USAGE = """
            Usage: ./crm <command>

              up [--detach]     build what is not built, start everything, wait until it is ready
              down              stop everything
              status            what runs, and where
              logs [part] [-f]  print a log: wildfly, keycloak, postgresql or launcher; -f follows it
              backup FILE       write the whole installation into a file, running or not
              restore FILE [--yes]
                                put such a file in the place of the local data, after asking
              reset [--yes]     delete the local data, after asking
              test [unit|it|e2e] [names]
                                run the tests: all, without a server, with one, or in a browser
              test abuse        what goes wrong around the local stack: full disks, killed servers
              test backup       back up, destroy and restore a whole installation
              test crash [kills] [seed]
                                kill servers under writers, and look for what is lost
              bench [name] [--scale] [--tenants N]
                                measure what a request costs, on a stack of its own""";

    /** The commands of the launcher, each with the one flag it knows. */
    enum Verb {
        UP("--detach"),
        DOWN(""),
        STATUS(""),
        LOGS("-f"),
        BACKUP(""),
        RESTORE("--yes"),
        RESET("--yes");

        private final String flag;

        Verb(String flag) {
            this.flag = flag;
        }

        private boolean wantsFile() {
            return this == BACKUP || this == RESTORE;
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
            } else if (verb.wantsFile() && part.isEmpty() && !word.startsWith("-")) {
                part = Optional.of(word);
            } else {
                throw unknown(word);
            }
        }
        if (verb.wantsFile() && part.isEmpty()) {
            throw new StackFailure("Which file? ./crm %s FILE".formatted(words.getFirst()));
        }
        return new CommandLine(verb, part, flag);
    }

    private static StackFailure unknown(String word) {
        return new StackFailure("Unknown: %s%n%n%s".formatted(word, USAGE));
    }
}
