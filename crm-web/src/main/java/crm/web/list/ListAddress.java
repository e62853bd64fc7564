package crm.web.list;

import com.vaadin.flow.router.QueryParameters;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a list's URL says: everything needed to show the same records again.
 *
 * @param list name of a saved list; empty for the entity type's first
 * @param quick what is typed into the quick filter; blank for nothing
 * @param conditions expressions that all have to hold, one a chip
 * @param sort as {@code Sort.parse} takes it; blank for the saved list's own
 * @param board true if the records stand on a board
 */
public record ListAddress(
        String entity, Optional<String> list, String quick, List<String> conditions, String sort, boolean board) {

    private static final String LIST = "list";
    private static final String QUICK = "q";
    private static final String FILTER = "filter";
    private static final String SORT = "sort";

    public ListAddress {
        conditions = List.copyOf(conditions);
    }

    public static ListAddress of(String entity, QueryParameters parameters, boolean board) {
        return new ListAddress(
                entity,
                parameters.getSingleParameter(LIST).filter(name -> !name.isBlank()),
                parameters.getSingleParameter(QUICK).orElse(""),
                parameters.getParameters(FILTER).stream()
                        .filter(condition -> !condition.isBlank())
                        .toList(),
                parameters.getSingleParameter(SORT).orElse(""),
                board);
    }

    /** Another saved list, as it was saved. */
    public ListAddress withList(String name) {
        return new ListAddress(entity, Optional.of(name), "", List.of(), "", board);
    }

    public ListAddress withQuick(String text) {
        return new ListAddress(entity, list, text, conditions, sort, board);
    }

    public ListAddress withCondition(String condition) {
        List<String> more = new ArrayList<>(conditions);
        if (!more.contains(condition)) {
            more.add(condition);
        }
        return new ListAddress(entity, list, quick, more, sort, board);
    }

    public ListAddress withoutCondition(String condition) {
        List<String> fewer = new ArrayList<>(conditions);
        fewer.remove(condition);
        return new ListAddress(entity, list, quick, fewer, sort, board);
    }

    public ListAddress withSort(String order) {
        return new ListAddress(entity, list, quick, conditions, order, board);
    }

    public ListAddress asBoard(boolean onBoard) {
        return new ListAddress(entity, list, quick, conditions, sort, onBoard);
    }

    /** The saved list without what was added to it. */
    public ListAddress withoutFilters() {
        return new ListAddress(entity, list, "", List.of(), sort, board);
    }

    public boolean isFiltered() {
        return !quick.isBlank() || !conditions.isEmpty();
    }

    public String path() {
        return board ? entity + "/board" : entity;
    }

    public QueryParameters parameters() {
        Map<String, List<String>> all = new LinkedHashMap<>();
        list.ifPresent(name -> all.put(LIST, List.of(name)));
        if (!quick.isBlank()) {
            all.put(QUICK, List.of(quick));
        }
        if (!conditions.isEmpty()) {
            all.put(FILTER, conditions);
        }
        if (!sort.isBlank()) {
            all.put(SORT, List.of(sort));
        }
        return new QueryParameters(all);
    }

    /** With its question mark; empty where there is nothing to say. */
    public String query() {
        String query = parameters().getQueryString();
        return query.isEmpty() ? "" : "?" + query;
    }

    public String href() {
        return "/" + path() + query();
    }
}
