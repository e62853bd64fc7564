package crm.rest.request;

import crm.metadata.EntityType;
import crm.record.query.CountMode;
import crm.record.query.Filter;
import crm.record.query.RecordQuery;
import crm.record.query.Sort;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a list is asked for. Filter, order and fields are still text: only the entity type can say what they mean.
 *
 * @param filter an expression
 * @param sort field names, may be blank
 * @param after where the page before ended
 * @param fields names of the fields to tell, all if empty
 */
public record ListParameters(
        Optional<String> filter,
        String sort,
        int limit,
        Optional<String> after,
        Optional<String> fields,
        CountMode count) {

    private static final Set<String> NAMES = Set.of("filter", "sort", "limit", "after", "fields", "count");

    /** @throws crm.problem.ProblemException {@code UNREADABLE_PARAMETER} */
    public static ListParameters of(UriInfo uri) {
        return of(uri.getQueryParameters());
    }

    static ListParameters of(Map<String, List<String>> query) {
        QueryParameters given = QueryParameters.of(query, NAMES);
        return new ListParameters(
                given.text("filter"),
                given.text("sort").orElse(""),
                given.whole("limit", RecordQuery.DEFAULT_LIMIT, 1, RecordQuery.MAX_LIMIT),
                given.text("after"),
                given.text("fields"),
                given.choice("count", CountMode.class, CountMode.NONE));
    }

    /** @param compiled what {@link #filter()} means */
    public RecordQuery query(EntityType type, Filter compiled) {
        return new RecordQuery(type, compiled, Sort.parse(type, sort), limit, after, count);
    }
}
