package crm.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CrmScriptTest {
    private static final Path SCRIPT = Path.of(System.getProperty("kinship.home", ".."), "crm");

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    Path folder;

    @Test
    void a_jdk_that_is_too_old_ends_in_one_sentence_that_names_the_way_out() throws Exception {
        jdk("old", "17.0.15");

        assertThat(run(folder.resolve("old")))
                .isEqualTo(
                        "1 Kinship needs JDK 25 or later. Install one (for example https://adoptium.net) and set JAVA_HOME to it.");
    }

    @Test
    void a_suitable_jdk_is_found_though_JAVA_HOME_names_an_old_one() throws Exception {
        jdk("old", "17.0.15");
        jdk("new", "25.0.1");

        assertThat(run(folder.resolve("old"))).doesNotContain("needs JDK");
    }

    private void jdk(String name, String version) throws IOException {
        Path home = folder.resolve(name);
        Files.createDirectories(home.resolve("bin"));
        Files.writeString(home.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
        for (String program : new String[] {"java", "javac"}) {
            Files.writeString(home.resolve("bin").resolve(program), "#!/bin/sh\n");
            assertThat(home.resolve("bin").resolve(program).toFile().setExecutable(true))
                    .isTrue();
        }
    }

    /** The script sees no JDK but those of this test, and nothing to build. */
    private String run(Path javaHome) throws Exception {
        Path project = folder.resolve("project");
        Files.createDirectories(project.resolve("crm-ear/target"));
        Files.writeString(project.resolve("crm-ear/target/launcher.classpath"), "");
        Files.copy(SCRIPT, project.resolve("crm"));
        ProcessBuilder builder =
                new ProcessBuilder("/bin/sh", project.resolve("crm").toString(), "status").redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", javaHome.toString());
        builder.environment().put("KINSHIP_JVMS", folder.toString());
        builder.environment().put("PATH", programs().toString());
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return process.waitFor() + " " + output.strip();
    }

    /** A PATH without a JDK: on some systems java lies in /usr/bin beside everything else. */
    private Path programs() throws IOException {
        Path bin = Files.createDirectories(folder.resolve("programs"));
        for (String program : new String[] {"dirname", "readlink", "sed", "cat"}) {
            String path = Files.exists(Path.of("/usr/bin", program)) ? "/usr/bin/" : "/bin/";
            Files.writeString(bin.resolve(program), "#!/bin/sh\nexec " + path + program + " \"$@\"\n");
            assertThat(bin.resolve(program).toFile().setExecutable(true)).isTrue();
        }
        Files.writeString(bin.resolve("mvn"), "#!/bin/sh\n");
        assertThat(bin.resolve("mvn").toFile().setExecutable(true)).isTrue();
        return bin;
    }
}
