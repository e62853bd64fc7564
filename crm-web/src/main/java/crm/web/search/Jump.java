package crm.web.search;

import crm.metadata.EntityType;
import crm.metadata.ListView;
import crm.metadata.ReferenceType;
import crm.record.Record;
import crm.record.RecordSearch;
import crm.record.Records;
import crm.web.cell.Cells;
import crm.web.edit.FieldWords;
import crm.web.shell.Types;
import crm.web.text.Language;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds records by their title and searchable fields, and lists and pages by any part of their name, within a transaction. */
record Jump(Records records, Language language) {

    private static final int PER_TYPE = 5;

    /** @param note what tells it apart, may be empty */
    record Hit(String title, String note, String icon, String href) {}

    record Group(String label, List<Hit> hits) {}

    List<Group> find(String text) {
        String wanted = text.strip();
        List<EntityType> types = Types.readable(records).values().stream()
                .flatMap(Collection::stream)
                .toList();
        List<Group> groups = new ArrayList<>();
        if (!wanted.isEmpty()) {
            types.forEach(type -> add(groups, type.plural().in(language.locale()), titled(type, wanted)));
        }
        add(groups, language.t("search.pages"), pages(types, wanted));
        return groups;
    }

    private static void add(List<Group> groups, String label, List<Hit> hits) {
        if (!hits.isEmpty()) {
            groups.add(new Group(label, hits));
        }
    }

    private List<Hit> titled(EntityType type, String wanted) {
        List<RecordSearch.Hit> hits = new RecordSearch(records).find(type, wanted, PER_TYPE);
        List<Record> found = hits.stream().map(RecordSearch.Hit::record).toList();
        Optional<String> line = type.face().card().line();
        List<String> lookups = line.filter(field -> type.field(field).type() instanceof ReferenceType).stream()
                .toList();
        Cells cells = new Cells(language, records.titles(found, lookups));
        return hits.stream()
                .map(hit -> new Hit(
                        cells.of(hit.record(), type.titleField()).text(),
                        place(hit)
                                .or(() -> line.map(field -> cells.of(hit.record(), type.field(field))
                                        .text()))
                                .orElse(""),
                        type.icon(),
                        Cells.address(hit.record().ref())))
                .toList();
    }

    /** Where the words stand that the title lacks. */
    private Optional<String> place(RecordSearch.Hit hit) {
        FieldWords words = new FieldWords(language);
        return hit.field().map(field -> language.t("search.place", words.label(field), hit.excerpt()));
    }

    /** Without a text the lists' own pages, so that there is somewhere to go. */
    private List<Hit> pages(List<EntityType> types, String wanted) {
        List<Hit> hits = new ArrayList<>();
        hits.add(new Hit(language.t("nav.home"), "", "house", "/"));
        for (EntityType type : types) {
            String plural = type.plural().in(language.locale());
            hits.add(new Hit(plural, "", type.icon(), "/" + type.name()));
            if (!wanted.isEmpty()) {
                records.access().lists(type).forEach(list -> hits.add(list(type, plural, list)));
            }
        }
        return hits.stream()
                .filter(hit -> isNamed(hit.title(), wanted) || isNamed(hit.note(), wanted))
                .limit(8)
                .toList();
    }

    private Hit list(EntityType type, String plural, ListView list) {
        return new Hit(list.label().in(language.locale()), plural, "list", "/" + type.name() + "?list=" + list.name());
    }

    private boolean isNamed(String name, String wanted) {
        Locale locale = language.locale();
        return name.toLowerCase(locale).contains(wanted.toLowerCase(locale));
    }
}
