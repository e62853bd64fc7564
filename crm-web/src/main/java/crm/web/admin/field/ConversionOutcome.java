package crm.web.admin.field;

import com.fasterxml.jackson.databind.JsonNode;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import crm.metadata.EntityType;
import crm.metadata.change.ConversionPreview;
import crm.metadata.change.ConversionPreview.Changed;
import crm.metadata.change.ConversionPreview.Refused;
import crm.record.store.StoredValues.Valued;
import crm.web.admin.shape.AdminTable;
import crm.web.admin.shape.Figures;
import crm.web.cell.CellElements;
import crm.web.text.Language;
import java.util.List;
import java.util.stream.Stream;

/** What becomes of the values of a field: those that are lost with their records, those that look otherwise. */
final class ConversionOutcome extends Div {

    private static final int SHOWN = 8;

    private final EntityType type;
    private final Language language;

    ConversionOutcome(ConversionPreview preview, EntityType type, Language language) {
        this.type = type;
        this.language = language;
        addClassName("conversion-outcome");
        boolean isFine = preview.refused().isEmpty();
        Span head = new Span(
                isFine
                        ? language.t("admin.allConvert", preview.values())
                        : language.t("admin.notAllConvert", preview.values(), preview.refusedValues()));
        head.addClassName("what");
        Div line = new Div(CellElements.icon(isFine ? "circle-check" : "circle-alert"), head);
        line.addClassNames("finding", isFine ? "good" : "bad");
        add(line);
        if (!preview.isWhole()) {
            add(new Span(language.t("admin.moreValues", Figures.count(preview.values(), language))));
        }
        if (!isFine) {
            add(refused(preview.refused()));
        }
        if (looking(preview.changed()).findAny().isPresent()) {
            add(changed(preview.changed()));
        }
    }

    private Component refused(List<Refused> refused) {
        AdminTable table = new AdminTable(
                "conversion",
                List.of(language.t("admin.value"), language.t("admin.records") + ">", language.t("admin.forExample")));
        refused.forEach(one -> table.row(
                AdminTable.text(text(one.value())),
                AdminTable.text(Figures.count(one.count(), language)),
                links(one.records())));
        return table;
    }

    private Component links(List<Valued> records) {
        Span links = new Span();
        links.addClassName("record-links");
        for (Valued record : records) {
            if (record.isDeleted()) {
                links.add(new Span(language.t("admin.deletedRecord", record.title())));
            } else {
                Anchor link = new Anchor("/" + type.name() + "/" + record.id(), record.title());
                link.setTarget("_blank");
                links.add(link);
            }
        }
        return links;
    }

    private Component changed(List<Changed> changed) {
        AdminTable table =
                new AdminTable("conversion", List.of(language.t("admin.valueNow"), language.t("admin.valueThen")));
        looking(changed)
                .limit(SHOWN)
                .forEach(one -> table.row(AdminTable.text(text(one.before())), AdminTable.text(text(one.after()))));
        return table;
    }

    /** Those that look otherwise: "1" as a number is no news. */
    private static Stream<Changed> looking(List<Changed> changed) {
        return changed.stream().filter(one -> !text(one.before()).equals(text(one.after())));
    }

    private static String text(JsonNode value) {
        String text = value.isValueNode() ? value.asText() : value.toString();
        return text.length() <= 80 ? text : text.substring(0, 80) + "…";
    }
}
