package crm.record;

import crm.metadata.EntityType;
import crm.metadata.Field;
import crm.problem.ProblemException;
import crm.record.query.FieldPath;
import crm.record.query.Filter;
import crm.record.query.RecordQuery;
import crm.record.query.Sort;
import crm.value.RecordRef;
import crm.value.TextWords;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Finds records by words: first those whose title begins with the text, then those with all the words in their title, then
 * those with them in any searchable field. Asks by {@link Records#list}, so that nobody finds what he may not read, be it a
 * record or a field.
 */
public record RecordSearch(Records records) {

    /** More words than these are not looked for. */
    public static final int MOST_WORDS = 10;

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}]+");
    private static final int BEFORE = 30;
    private static final int LONGEST = 120;

    /**
     * A record that was found.
     *
     * @param field where its words stand; empty where its title says it
     * @param excerpt what stands there around the first of them, on one line
     */
    public record Hit(Record record, Optional<Field> field, String excerpt) {}

    /**
     * The first records of an entity type that a text finds.
     *
     * @param type as the caller sees it
     * @throws ProblemException as {@link Records#list}
     */
    public List<Hit> find(EntityType type, String text, int limit) {
        List<Hit> hits = new ArrayList<>();
        Set<RecordRef> known = new HashSet<>();
        Field title = type.titleField();
        List<String> words = TextWords.wanted(text).stream().limit(MOST_WORDS).toList();
        List<Field> searchable =
                type.fields().stream().filter(Field::isSearchable).toList();
        add(type, new Filter.StartsWith(FieldPath.of(type, title), text.strip()), words, limit, known, hits);
        if (words.isEmpty()) {
            return hits;
        }
        if (searchable.contains(title)) {
            add(type, words(type, List.of(title), words), words, limit, known, hits);
        }
        if (searchable.stream().anyMatch(field -> !field.equals(title))) {
            add(type, words(type, searchable, words), words, limit, known, hits);
        }
        return hits;
    }

    private static Filter words(EntityType type, List<Field> fields, List<String> words) {
        return new Filter.Words(
                fields.stream().map(field -> FieldPath.of(type, field)).toList(), words);
    }

    /** As many more as there is room for; a page may hold those that are known already. */
    private void add(
            EntityType type, Filter filter, List<String> words, int limit, Set<RecordRef> known, List<Hit> hits) {
        if (hits.size() >= limit) {
            return;
        }
        RecordQuery query = RecordQuery.all(type)
                .where(filter)
                .orderBy(List.of(new Sort(type.titleField(), false)))
                .limit(Math.min(limit + hits.size(), RecordQuery.MAX_LIMIT));
        for (Record record : records.list(query).records()) {
            if (hits.size() < limit && known.add(record.ref())) {
                hits.add(hit(record, words));
            }
        }
    }

    /** The field with a word that the title lacks. */
    private static Optional<Field> place(Record record, List<String> words) {
        Set<String> title = TextWords.of(record.title());
        List<String> missing = words.stream().filter(word -> lacks(title, word)).toList();
        if (missing.isEmpty()) {
            return Optional.empty();
        }
        return record.type().fields().stream()
                .filter(Field::isSearchable)
                .filter(field -> record.value(field)
                        .map(value -> TextWords.of(value.toString()))
                        .filter(has -> !lacks(has, missing.getFirst()))
                        .isPresent())
                .findFirst();
    }

    private static Hit hit(Record record, List<String> words) {
        Optional<Field> field = place(record, words);
        String excerpt = field.flatMap(record::value)
                .map(value -> excerpt(value.toString(), words))
                .orElse("");
        return new Hit(record, field, excerpt);
    }

    private static String excerpt(String text, List<String> words) {
        int from = WORD.matcher(text)
                .results()
                .filter(found -> TextWords.of(found.group()).stream()
                        .anyMatch(word -> words.stream().anyMatch(word::startsWith)))
                .mapToInt(MatchResult::start)
                .findFirst()
                .orElse(0);
        int start = text.offsetByCodePoints(0, Math.max(0, text.codePointCount(0, from) - BEFORE));
        String rest = text.substring(start);
        boolean isCut = rest.codePointCount(0, rest.length()) > LONGEST;
        String part = isCut ? rest.substring(0, rest.offsetByCodePoints(0, LONGEST)) : rest;
        return (start > 0 ? "…" : "") + part.strip().replaceAll("\\s+", " ") + (isCut ? "…" : "");
    }

    private static boolean lacks(Set<String> words, String start) {
        return words.stream().noneMatch(word -> word.startsWith(start));
    }
}
