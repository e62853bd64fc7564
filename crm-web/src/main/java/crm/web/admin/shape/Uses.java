package crm.web.admin.shape;

import crm.metadata.EntityType;
import crm.metadata.Face;
import crm.metadata.Field;
import crm.web.text.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Where a field of an entity type is spoken of. */
public record Uses(long lists, long rules, boolean form, boolean head) {

    public static Uses of(EntityType type, Field field) {
        String name = field.name();
        Pattern word = Pattern.compile("\\b" + Pattern.quote(name) + "\\b");
        long lists = type.lists().stream()
                .filter(list -> list.columns().contains(name)
                        || word.matcher(list.sort()).find()
                        || mentions(list.filter(), word))
                .count();
        long rules = type.rules().stream()
                        .filter(rule -> word.matcher(rule.when()).find()
                                || rule.field().filter(name::equals).isPresent())
                        .count()
                + type.storedFields().stream()
                        .filter(other -> other.conditions().said().values().stream()
                                .anyMatch(when -> mentions(Optional.of(when), word)))
                        .count();
        boolean form = Stream.concat(
                        type.form().stream(),
                        type.layouts().stream()
                                .flatMap(layout -> layout.form().stream().flatMap(List::stream)))
                .anyMatch(section -> section.fields().contains(name));
        return new Uses(lists, rules, form, isInHead(type, name));
    }

    private static boolean mentions(Optional<String> expression, Pattern word) {
        return expression.filter(text -> word.matcher(text).find()).isPresent();
    }

    private static boolean isInHead(EntityType type, String name) {
        Face.Card card = type.face().card();
        return type.face().facts().contains(name)
                || type.titleField().name().equals(name)
                || Stream.of(type.face().stage(), card.line(), card.amount(), card.date(), card.chip(), card.note())
                        .anyMatch(used -> used.filter(name::equals).isPresent());
    }

    /** "2 lists", "1 rule", "form", "key facts". */
    public List<String> words(Language language) {
        List<String> words = new ArrayList<>();
        if (lists > 0) {
            words.add(language.t("admin.uses.lists", lists));
        }
        if (rules > 0) {
            words.add(language.t("admin.uses.rules", rules));
        }
        if (form) {
            words.add(language.t("admin.uses.form"));
        }
        if (head) {
            words.add(language.t("admin.uses.head"));
        }
        return words;
    }
}
