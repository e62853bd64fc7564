package crm.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordedProcessTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    Path folder;

    @Test
    void a_recorded_process_is_found_until_it_is_stopped() throws IOException {
        Process sleeping = new ProcessBuilder("sleep", "60").start();
        Path file = folder.resolve("part.pid");
        RecordedProcess.record(file, sleeping.toHandle());

        assertThat(RecordedProcess.find(file)).contains(sleeping.toHandle());

        RecordedProcess.stop(sleeping.toHandle(), "TERM", Duration.ofSeconds(5));
        assertThat(RecordedProcess.find(file)).isEmpty();
    }

    @Test
    void another_process_with_the_same_id_is_not_ours() throws IOException {
        Path file = folder.resolve("part.pid");
        Files.writeString(file, ProcessHandle.current().pid() + " 12345\n");

        assertThat(RecordedProcess.find(file)).isEmpty();
    }

    @Test
    void a_broken_file_is_no_process() throws IOException {
        Path file = folder.resolve("part.pid");
        Files.writeString(file, "half");

        assertThat(RecordedProcess.find(file)).isEmpty();
    }
}
