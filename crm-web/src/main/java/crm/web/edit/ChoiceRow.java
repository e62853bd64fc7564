package crm.web.edit;

import com.vaadin.flow.data.renderer.LitRenderer;
import crm.metadata.EntityType;
import crm.web.cell.Cells;
import crm.web.cell.Hues;
import crm.web.text.Language;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How a record to choose looks in the list of an editor. */
final class ChoiceRow {

    private static final String ROW = """
            <div class="choice"><i class="av ${item.round} ${item.hue}" aria-hidden="true">${item.initials}</i>
            <span class="choice-text"><span class="choice-title">${item.title}</span>${
            item.line ? html`<span class="choice-line">${item.icon ? html`<svg class="ic" aria-hidden="true"><use \
            href="${item.icon}"></use></svg> ` : ''}${item.line}</span>` : ''}</span></div>""";

    private ChoiceRow() {}

    /** @param ofSeveral true if the records are of several entity types: each says which */
    static LitRenderer<Choice> of(boolean ofSeveral, Language language) {
        return LitRenderer.<Choice>of(ROW)
                .withProperty("title", Choice::title)
                .withProperty("line", choice -> choice.isNew() ? "" : line(choice, ofSeveral, language))
                .withProperty(
                        "icon",
                        choice ->
                                ofSeveral ? "/assets/icons.svg#" + choice.kind().icon() : "")
                .withProperty(
                        "round", choice -> choice.kind().name().equals(EntityType.USER) ? "av-person" : "av-record")
                .withProperty(
                        "hue",
                        choice -> choice.ref() == null
                                ? "hue-teal"
                                : "hue-" + Hues.of(choice.ref().id()))
                .withProperty("initials", choice -> choice.isNew() ? "+" : Cells.initials(choice.title()));
    }

    private static String line(Choice choice, boolean ofSeveral, Language language) {
        String kind = ofSeveral ? choice.kind().label().in(language.locale()) : "";
        return Stream.of(kind, choice.line()).filter(part -> !part.isEmpty()).collect(Collectors.joining(" · "));
    }
}
