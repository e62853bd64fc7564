package crm.stack;

import java.nio.file.Path;

/** What to tell about a process that ended before it should: who it was, why as far as can be known, and what to do. */
final class Ending {
    /** What {@code -XX:+ExitOnOutOfMemoryError} ends a JVM with. */
    private static final int OUT_OF_MEMORY = 3;

    private static final int SIGNALLED = 128;
    private static final int SIGKILL = 9;

    private Ending() {}

    /** Of a server. */
    static StackFailure of(Part part, Settings settings, int exit, Path log) {
        if (exit == OUT_OF_MEMORY && !part.memoryVariable().isEmpty()) {
            return new StackFailure("%s needs more memory than %s. Set %s to more."
                    .formatted(part.title(), settings.memory(part), part.memoryVariable()));
        }
        return of(part.title(), exit, log);
    }

    /** Of a program that a step of the start runs. */
    static StackFailure of(String what, int exit, Path log) {
        String lines = LogFile.relevantLines(log);
        Path folder = log.resolveSibling("");
        if (FileTrouble.isFull(lines) || Room.isUsedUp(folder)) {
            return new StackFailure("%s ended: %s".formatted(what, FileTrouble.full(folder)));
        }
        if (exit > SIGNALLED) {
            return new StackFailure("%s was killed by signal %d%s. The rest is stopped, and ./crm up starts all again."
                    .formatted(
                            what,
                            exit - SIGNALLED,
                            exit - SIGNALLED == SIGKILL ? ", by somebody or for lack of memory" : ""));
        }
        return new StackFailure("%s ended with exit code %d. From %s:%n%s".formatted(what, exit, log, lines));
    }
}
