package crm.web.admin.shape;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import crm.value.Json;
import org.junit.jupiter.api.Test;

class PatchesTest {

    @Test
    void what_is_gone_is_null_and_what_is_the_same_is_left_out() {
        assertThat(between("{'type': 'text', 'maxLength': 20, 'required': true}", "{'type': 'text', 'maxLength': 30}"))
                .isEqualTo(json("{'required': null, 'maxLength': 30}"));
    }

    @Test
    void objects_are_compared_key_by_key_and_arrays_as_a_whole() {
        assertThat(between(
                        "{'values': {'a': {'hue': 'red'}, 'b': {}}, 'order': ['a', 'b']}",
                        "{'values': {'a': {'hue': 'blue'}, 'b': {}}, 'order': ['b', 'a']}"))
                .isEqualTo(json("{'values': {'a': {'hue': 'blue'}}, 'order': ['b', 'a']}"));
    }

    @Test
    void equal_documents_need_no_patch() {
        assertThat(between("{'a': {'b': 1}}", "{'a': {'b': 1}}")).isEmpty();
    }

    private static ObjectNode between(String from, String to) {
        return Patches.between(json(from), json(to));
    }

    private static ObjectNode json(String text) {
        return (ObjectNode) Json.read(text.replace('\'', '"'));
    }
}
