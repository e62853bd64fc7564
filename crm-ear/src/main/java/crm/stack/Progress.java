package crm.stack;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.Callable;

/** Says what is being done and, when it is done, how long it took. */
public final class Progress {
    private volatile PrintStream out;

    public Progress(PrintStream out) {
        this.out = out;
    }

    public <T> T step(String name, Callable<T> work) {
        Instant start = Instant.now();
        out.printf("  %-44s", name);
        out.flush();
        try {
            T result = work.call();
            out.println(seconds(Duration.between(start, Instant.now())));
            return result;
        } catch (StackFailure e) {
            out.println("failed");
            throw e;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackFailure(name + " was interrupted.", e);
        } catch (Exception e) {
            out.println("failed");
            throw new StackFailure("%s failed: %s".formatted(name, e), e);
        }
    }

    public void run(String name, Runnable work) {
        step(name, () -> {
            work.run();
            return name;
        });
    }

    /** Says nothing from now on: another thread tells how it ends. */
    void mute() {
        out = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    }

    static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%6.1f s", duration.toMillis() / 1000.0);
    }
}
