package crm.web.admin.field;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import crm.metadata.EntityType;
import crm.metadata.Field;
import crm.metadata.pack.Layer;
import crm.metadata.pack.MetadataFold;
import crm.metadata.pack.PackReader;
import crm.metadata.pack.Register;
import crm.value.Json;
import crm.web.admin.shape.Labels;
import crm.web.admin.shape.Shape;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FieldPatchTest {

    private static final MetadataFold.Base BASE =
            MetadataFold.base(new PackReader(FieldPatchTest.class.getClassLoader()).readWithRequired("sales"));

    private final Shape shape = Shape.of(1, BASE, layer("{'packs': ['sales']}"));

    @Test
    void a_packs_field_that_stays_as_it_is_needs_nothing() {
        assertThat(changed("stage", definition("stage"), drafts("stage"))).isEmpty();
        assertThat(changed("amount", definition("amount"), List.of())).isEmpty();
    }

    @Test
    void of_a_packs_field_only_what_differs_is_written() {
        ObjectNode definition = definition("nextStep");
        definition.put("required", true);
        ObjectNode patch = new FieldPatch(shape, "opportunity", "nextStep")
                .of(definition, new Labels("What now", "下一步"), Labels.NONE, List.of());

        assertThat(patch).isEqualTo(json("{'label': {'en': 'What now', 'zh': '下一步'}, 'required': true}"));
    }

    @Test
    void a_mark_that_a_pack_gives_its_field_is_taken_back() {
        ObjectNode definition = definition("description");
        definition.remove("searchable");

        assertThat(changed("description", definition, List.of())).isEqualTo(json("{'searchable': false}"));
    }

    @Test
    void an_option_of_ones_own_in_a_packs_picklist_ends_in_c_and_has_its_place() {
        List<OptionDraft> drafts = new ArrayList<>(drafts("stage"));
        drafts.add(1, new OptionDraft("", new Labels("Demo", "演示"), json("{'hue': 'teal'}")));
        ObjectNode patch = changed("stage", definition("stage"), drafts);

        assertThat(patch.at("/values/demo_c")).isEqualTo(json("{'hue': 'teal', 'label': {'en': 'Demo', 'zh': '演示'}}"));
        assertThat(patch.path("values")).hasSize(1);
        assertThat(patch.at("/order/1").asText()).isEqualTo("demo_c");
    }

    @Test
    void what_a_pack_firmly_says_of_its_field_is_locked() {
        FieldPatch closeDate = new FieldPatch(shape, "opportunity", "closeDate");

        assertThat(closeDate.isLocked("required")).isTrue();
        assertThat(closeDate.isLocked("indexed")).isTrue();
        assertThat(closeDate.isLocked("requiredWhen")).isFalse();
        assertThat(new FieldPatch(shape, "opportunity", "amount").isLocked("scale"))
                .isTrue();
        assertThat(new FieldPatch(shape, "opportunity", "mine_c").isLocked("scale"))
                .isFalse();
    }

    @Test
    void a_field_of_ones_own_is_written_in_full() {
        ObjectNode patch = new FieldPatch(shape, "opportunity", "size_c")
                .of(json("{'type': 'number', 'min': 1}"), new Labels("Size", ""), Labels.NONE, List.of());

        assertThat(patch).isEqualTo(json("{'type': 'number', 'min': 1, 'label': 'Size'}"));
    }

    @Test
    void options_moved_in_a_picklist_of_ones_own_say_their_order() {
        Shape own = Shape.of(2, BASE, layer("""
                {'packs': ['sales'], 'extend': {'opportunity': {'fields': {'size_c': {'type': 'picklist', 'label': 'Size',
                 'values': {'small': {'label': 'Small'}, 'big': {'label': 'Big'}}}}}}}"""));
        EntityType type = own.type("opportunity");
        ObjectNode definition =
                (ObjectNode) own.document("opportunity").at("/fields/size_c").deepCopy();
        List<OptionDraft> drafts = FieldPatch.drafts(type, "size_c", definition).reversed();
        ObjectNode patch = new FieldPatch(own, "opportunity", "size_c")
                .of(definition, new Labels("Size", ""), Labels.NONE, drafts);

        assertThat(patch).isEqualTo(json("{'order': ['big', 'small']}"));
    }

    private ObjectNode changed(String field, ObjectNode definition, List<OptionDraft> drafts) {
        Field known = shape.type("opportunity").field(field);
        return new FieldPatch(shape, "opportunity", field)
                .of(definition, Labels.of(known.label()), Labels.NONE, drafts);
    }

    private ObjectNode definition(String field) {
        JsonNode found = shape.document("opportunity").path("fields").path(field);
        return found.deepCopy();
    }

    private List<OptionDraft> drafts(String field) {
        return FieldPatch.drafts(shape.type("opportunity"), field, definition(field));
    }

    private static Layer layer(String text) {
        return new Layer(json(text), Register.EMPTY);
    }

    private static ObjectNode json(String text) {
        return (ObjectNode) Json.read(text.replace('\'', '"'));
    }
}
