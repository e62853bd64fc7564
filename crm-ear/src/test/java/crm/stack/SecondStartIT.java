package crm.stack;

import static org.assertj.core.api.Assertions.assertThat;

import crm.stack.TrialHome.Run;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@link AbuseIT} tries with stand-ins, once with the real servers. */
class SecondStartIT {
    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    Path folder;

    @Test
    void needs_no_network_and_ends_as_a_whole_when_a_server_is_killed() throws Throwable {
        TrialHome home = TrialHome.real(folder);
        home.hasData();
        Run up = home.upAndReady(Network.none());

        home.running(Part.KEYCLOAK).destroyForcibly();

        assertThat(up.exit()).isEqualTo(1);
        assertThat(up.sentences()).anyMatch(sentence -> sentence.startsWith("Keycloak was killed by signal 9"));
        home.assertNothingRunsOrIsHalfMade();
    }
}
