package crm.web.list;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import crm.metadata.EntityType;
import crm.metadata.Metadata;
import crm.record.Details;
import crm.record.Records;
import crm.value.RecordRef;
import crm.web.shell.Session;
import crm.web.text.Language;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Says what else goes before something is deleted. What takes nothing along is deleted without a question. */
public final class DeleteQuestion extends Dialog {

    private DeleteQuestion(String what, String details, Language language, Runnable delete) {
        setHeaderTitle(language.t("delete.title", what));
        setWidth("400px");
        add(new Paragraph(language.t("delete.details", details)));
        Button keep = new Button(language.t("delete.keep"), _ -> close());
        Button go = new Button(language.t("record.delete"), _ -> {
            close();
            delete.run();
        });
        go.addThemeVariants(ButtonVariant.LUMO_PRIMARY, ButtonVariant.LUMO_ERROR);
        getFooter().add(keep, go);
    }

    /** @param what would be deleted, in a person's words */
    public static void ask(
            String what, List<RecordRef> refs, Session session, Records records, Language language, Runnable delete) {
        String entity = refs.getFirst().entity();
        Map<String, Integer> details = session.run(() -> records.details(entity, refs));
        if (details.isEmpty()) {
            delete.run();
            return;
        }
        Metadata metadata = session.run(records::metadata);
        String told = details.entrySet().stream()
                .map(each -> told(each.getValue(), metadata.entityType(each.getKey()), language))
                .collect(Collectors.joining(language.t("delete.and")));
        new DeleteQuestion(what, told, language, delete).open();
    }

    private static String told(int count, EntityType type, Language language) {
        String noun = language.noun((count == 1 ? type.label() : type.plural()).in(language.locale()));
        return count < Details.MOST
                ? language.t("delete.count", count, noun)
                : language.t("delete.more", Details.MOST, noun);
    }
}
