package crm.stack;

import java.io.IOException;
import java.io.PrintStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads what a part wrote, for people: the lines that matter, or everything as it comes. */
final class LogFile {
    private static final Pattern TROUBLE = Pattern.compile(
            "ERROR|FATAL|Caused by|Exception|WFLYCTL|at injection point|FAILED|PANIC|could not|Unknown option|No space left");
    private static final int LINES = 15;
    /** Of a log that has become long. */
    private static final long TAIL = 1 << 18;

    private LogFile() {}

    /** The last lines that speak of trouble, or simply the last lines if none does. */
    static String relevantLines(Path log) {
        List<String> all = lines(log);
        List<String> trouble =
                all.stream().filter(line -> TROUBLE.matcher(line).find()).toList();
        return last(trouble.isEmpty() ? all : trouble);
    }

    static String last(List<String> lines) {
        return lines.stream()
                .skip(Math.max(0, lines.size() - LINES))
                .map(line -> "    " + line)
                .collect(Collectors.joining("\n"));
    }

    private static List<String> lines(Path log) {
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            file.seek(Math.max(0, file.length() - TAIL));
            byte[] end = new byte[Math.toIntExact(file.length() - file.getFilePointer())];
            file.readFully(end);
            // Servers may write anything; a byte that is no UTF-8 must not hide the rest.
            return new String(end, StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            return List.of("(no log at " + log + ")");
        }
    }

    /** Copies the file to {@code out} from the start and goes on while {@code more}. */
    static void follow(Path log, PrintStream out, BooleanSupplier more) {
        long position = 0;
        boolean last = false;
        while (!last) {
            last = !more.getAsBoolean();
            position = copy(log, position, out);
            if (!last) {
                Await.reached(java.time.Duration.ofMillis(150), () -> !more.getAsBoolean());
            }
        }
    }

    private static long copy(Path log, long position, PrintStream out) {
        if (!Files.exists(log)) {
            return position;
        }
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            long from = file.length() < position ? 0 : position;
            byte[] news = new byte[Math.toIntExact(Math.min(file.length() - from, 1 << 20))];
            file.seek(from);
            file.readFully(news);
            out.write(news, 0, news.length);
            out.flush();
            return from + news.length;
        } catch (IOException e) {
            throw new StackFailure("Cannot read %s: %s".formatted(log, e.getMessage()), e);
        }
    }
}
