package crm.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import crm.stack.CommandLine.Verb;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest {
    @Test
    void a_flag_belongs_to_its_command() {
        assertThat(parse("up --detach")).isEqualTo(new CommandLine(Verb.UP, Optional.empty(), true));
        assertThat(parse("reset")).isEqualTo(new CommandLine(Verb.RESET, Optional.empty(), false));
    }

    @Test
    void logs_takes_a_part_and_follows_it() {
        assertThat(parse("logs keycloak -f")).isEqualTo(new CommandLine(Verb.LOGS, Optional.of("keycloak"), true));
    }

    @Test
    void a_backup_and_its_restore_take_a_file() {
        assertThat(parse("backup kinship.tar.gz"))
                .isEqualTo(new CommandLine(Verb.BACKUP, Optional.of("kinship.tar.gz"), false));
        assertThat(parse("restore kinship.tar.gz --yes"))
                .isEqualTo(new CommandLine(Verb.RESTORE, Optional.of("kinship.tar.gz"), true));
        assertThatThrownBy(() -> parse("backup")).hasMessage("Which file? ./crm backup FILE");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "backup a b",
                "restore --no",
                "start",
                "up --yes",
                "logs oracle",
                "down now",
                "logs keycloak wildfly"
            })
    void anything_else_gets_the_usage(String words) {
        assertThatThrownBy(() -> parse(words))
                .isInstanceOf(StackFailure.class)
                .hasMessageContaining("Usage: ./crm <command>");
    }

    @Test
    void nothing_gets_the_usage() {
        assertThatThrownBy(() -> CommandLine.parse(List.of())).hasMessageStartingWith("Usage");
    }

    private static CommandLine parse(String words) {
        return CommandLine.parse(List.of(words.split(" ")));
    }
}
