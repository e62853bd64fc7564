package crm.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFileTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    Path folder;

    @Test
    void lines_of_trouble_are_told_before_all_others() throws IOException {
        assertThat(LogFile.relevantLines(log("one\n12:00 ERROR broken\ntwo\n"))).isEqualTo("    12:00 ERROR broken");
    }

    @Test
    void without_trouble_the_last_lines_are_told() throws IOException {
        assertThat(LogFile.relevantLines(log("line\n".repeat(100) + "end\n")).lines())
                .hasSize(15)
                .last()
                .isEqualTo("    end");
    }

    private Path log(String text) throws IOException {
        return Files.writeString(folder.resolve("log"), text);
    }
}
