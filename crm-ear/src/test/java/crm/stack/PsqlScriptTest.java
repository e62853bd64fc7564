package crm.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import crm.stack.PsqlScript.Kind;
import crm.stack.PsqlScript.Step;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PsqlScriptTest {
    @Test
    void statements_results_to_run_and_connections_keep_their_order() {
        String script = """
                -- a comment;
                select 'create database a'
                where true \\gexec

                \\connect a
                grant usage
                  on schema public to b;
                """;

        assertThat(PsqlScript.parse(script, Map.of()))
                .containsExactly(
                        new Step(Kind.EXECUTE_RESULT, "select 'create database a'\nwhere true"),
                        new Step(Kind.CONNECT, "a"),
                        new Step(Kind.STATEMENT, "grant usage\non schema public to b"));
    }

    @Test
    void a_variable_becomes_a_quoted_literal() {
        assertThat(PsqlScript.parse("select :'word';", Map.of("word", "it's")))
                .containsExactly(new Step(Kind.STATEMENT, "select 'it''s'"));
    }

    @Test
    void an_unknown_variable_is_refused() {
        assertThatThrownBy(() -> PsqlScript.parse("select :'word';", Map.of())).hasMessageContaining("word");
    }
}
