package crm.web.admin.field;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import crm.metadata.AddressType;
import crm.metadata.AutoNumberType;
import crm.metadata.CheckboxType;
import crm.metadata.DateTimeType;
import crm.metadata.DateType;
import crm.metadata.EmailType;
import crm.metadata.Field;
import crm.metadata.FieldConditions;
import crm.metadata.FieldType;
import crm.metadata.FileType;
import crm.metadata.GeolocationType;
import crm.metadata.Label;
import crm.metadata.LongTextType;
import crm.metadata.MaskedType;
import crm.metadata.MultiPicklistType;
import crm.metadata.NumberType;
import crm.metadata.PhoneType;
import crm.metadata.PicklistType;
import crm.metadata.ReferenceType;
import crm.metadata.RichTextType;
import crm.metadata.Storage;
import crm.metadata.TextType;
import crm.metadata.TimeType;
import crm.metadata.UrlType;
import crm.metadata.pack.FieldTypes;
import crm.value.GeoPoint;
import crm.value.PostalAddress;
import crm.value.StoredFile;
import crm.web.cell.Cell;
import crm.web.cell.CellElements;
import crm.web.cell.Cells;
import crm.web.edit.Choices;
import crm.web.edit.Editor;
import crm.web.edit.Editors;
import crm.web.text.Language;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** How a field will look, drawn by the product's own editor and cells, and what a change of it touches. */
final class FieldPreview extends Div {

    private final Language language;
    private final Choices choices;
    private final Div form = new Div();
    private final Div list = new Div();
    private final UnorderedList touched = new UnorderedList();

    FieldPreview(Language language, Choices choices) {
        this.language = language;
        this.choices = choices;
        addClassName("field-preview");
        getElement().setAttribute("role", "complementary");
        getElement().setAttribute("aria-label", language.t("admin.preview"));
        form.addClassName("preview-form");
        list.addClassName("preview-list");
        touched.addClassName("preview-touched");
        add(title("admin.howItLooks"), form, title("admin.inAList"), list, title("admin.whatItTouches"), touched);
    }

    private Span title(String key) {
        Span title = new Span(language.t(key));
        title.addClassName("preview-title");
        return title;
    }

    /** A field as a definition says, not indexed anywhere. */
    static Field field(Label label, ObjectNode definition) {
        return new Field(
                "preview_c",
                label,
                FieldTypes.read(definition),
                definition.path("required").asBoolean(),
                false,
                false,
                Optional.empty(),
                FieldConditions.NONE,
                new Storage.InValues());
    }

    void show(Label label, ObjectNode definition, List<String> touches) {
        Field field = field(label, definition);
        Span name = new Span(label.in(language.locale()));
        name.addClassName("preview-label");
        Div head = new Div(name);
        if (field.required()) {
            Span note = new Span(" " + language.t("admin.requiredNote"));
            note.addClassName("preview-note");
            head.add(note);
        }
        Editor editor = new Editors(language, choices).of(field);
        example(field.type()).ifPresent(editor::show);
        form.removeAll();
        form.add(head, editor.component());
        list.removeAll();
        cells(field).map(CellElements::of).forEach(list::add);
        touched.removeAll();
        touches.forEach(line -> touched.add(new ListItem(line)));
    }

    private Stream<Cell> cells(Field field) {
        Cells cells = new Cells(language, Map.of());
        return switch (field.type()) {
            case PicklistType picklist ->
                picklist.options().stream().limit(3).map(option -> cells.option(picklist, option.name()));
            case ReferenceType _ ->
                Stream.of(new Cell(
                        Cell.Kind.REFERENCE,
                        field.label().in(language.locale()),
                        Cell.Tone.PLAIN,
                        null,
                        null,
                        "teal",
                        "A",
                        null));
            default -> Stream.of(cells.of(field, sample(field.type())));
        };
    }

    /** A value that the editor can show. */
    private Optional<Object> example(FieldType type) {
        return switch (type) {
            case PicklistType picklist ->
                picklist.options().stream().findFirst().map(PicklistType.Option::name);
            case ReferenceType _ -> Optional.empty();
            default -> Optional.of(sample(type));
        };
    }

    private Object sample(FieldType type) {
        return switch (type) {
            case TextType _, LongTextType _, RichTextType _, PicklistType _, ReferenceType _ ->
                language.t("admin.sampleText");
            case MultiPicklistType several ->
                several.choices().options().stream()
                        .map(PicklistType.Option::name)
                        .limit(2)
                        .toList();
            case MaskedType _ -> "••••";
            case TimeType _ -> "09:30";
            case AutoNumberType number -> number.text(42);
            case NumberType number -> sample(number);
            case CheckboxType _ -> Boolean.TRUE;
            case DateType _ -> language.today().plusDays(30);
            case DateTimeType _ -> Instant.now().minus(2, ChronoUnit.HOURS);
            case EmailType _ -> "anna@example.com";
            case PhoneType _ -> "+1 555 0100";
            case UrlType _ -> "https://example.com/about";
            case GeolocationType _ -> new GeoPoint(new BigDecimal("52.090737"), new BigDecimal("5.12142"));
            case AddressType _ -> new PostalAddress("", "Utrecht", "", "", "NL");
            case FileType files -> List.of(sample(files));
        };
    }

    private StoredFile sample(FileType type) {
        boolean picture = type.form() == FileType.Form.IMAGE;
        return new StoredFile(
                "0".repeat(64),
                language.t("admin.sampleFile") + (picture ? ".jpg" : ".pdf"),
                picture ? "image/jpeg" : "application/pdf",
                (1 << 20) + (1 << 19),
                picture ? 1_600 : 0,
                picture ? 1_200 : 0);
    }

    private static BigDecimal sample(NumberType type) {
        BigDecimal sample = new BigDecimal(
                switch (type.unit()) {
                    case PERCENT -> "35";
                    case DURATION -> "90";
                    case NUMBER, CURRENCY -> "1250";
                });
        if (type.max() != null && sample.compareTo(type.max()) > 0) {
            sample = type.max();
        }
        return type.min() != null && sample.compareTo(type.min()) < 0 ? type.min() : sample;
    }

    /** For what cannot be previewed yet. */
    void showNothing(String why) {
        form.removeAll();
        list.removeAll();
        Component note = new Span(why);
        note.addClassName("preview-note");
        form.add(note);
    }
}
