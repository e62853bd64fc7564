package crm.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A process another launcher may find again: its id and start time in a file. The start time keeps us from stopping a
 * stranger who was given the same id later.
 */
final class RecordedProcess {
    private RecordedProcess() {}

    static void record(Path file, ProcessHandle process) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, process.pid() + " " + startMillis(process) + "\n");
        } catch (IOException e) {
            throw FileTrouble.of("Cannot write", file, e);
        }
    }

    /** The recorded process, if it still runs. */
    static Optional<ProcessHandle> find(Path file) {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            List<String> words = List.of(Files.readString(file).strip().split(" "));
            if (words.size() != 2) {
                return Optional.empty();
            }
            return ProcessHandle.of(Long.parseLong(words.get(0)))
                    .filter(ProcessHandle::isAlive)
                    .filter(process -> startMillis(process) == Long.parseLong(words.get(1)));
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    static void forget(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw FileTrouble.of("Cannot delete", file, e);
        }
    }

    /** Asks the process to end and, after {@code patience}, ends it. */
    static void stop(ProcessHandle process, String signal, Duration patience) {
        signal(process, signal);
        if (!Await.reached(patience, () -> !process.isAlive())) {
            process.destroyForcibly();
            Await.reached(Duration.ofSeconds(5), () -> !process.isAlive());
        }
    }

    private static void signal(ProcessHandle process, String signal) {
        try {
            new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            process.destroy();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static long startMillis(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    }
}
