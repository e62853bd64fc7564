package crm.web.list;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Lets somebody who counts rows read a list that is paged by tokens. The tokens of the pages already passed are kept,
 * the rows are not, but for the first page, which the list comes with.
 */
public final class KeysetPages<R> {

    /**
     * Some rows of a list.
     *
     * @param next where the next page starts, or empty on the last
     */
    public record Page<R>(List<R> rows, Optional<String> next) {}

    private final int size;
    private final Page<R> first;
    private final Function<String, Page<R>> source;
    /** Where the pages after the first begin. */
    private final List<String> starts = new ArrayList<>();

    private int loaded;

    /**
     * @param size of every page but the last
     * @param source reads the page that a token leads to
     */
    KeysetPages(int size, Page<R> first, Function<String, Page<R>> source) {
        this.size = size;
        this.first = first;
        this.source = source;
        first.next().ifPresent(starts::add);
        loaded = first.rows().size();
    }

    /** The rows from {@code offset} on, fewer where the list ends. */
    List<R> fetch(int offset, int limit) {
        List<R> rows = new ArrayList<>();
        for (int page = offset / size; page * size < offset + limit && isReached(page); page++) {
            List<R> read = read(page);
            int from = Math.max(0, offset - page * size);
            int to = Math.min(read.size(), offset + limit - page * size);
            if (from < to) {
                rows.addAll(read.subList(from, to));
            }
        }
        if (!rows.isEmpty()) {
            loaded = Math.max(loaded, offset + rows.size());
        }
        return rows;
    }

    /** How far the list has been read. */
    int loaded() {
        return loaded;
    }

    private boolean isReached(int page) {
        while (starts.size() < page) {
            int known = starts.size();
            read(known);
            if (starts.size() == known) {
                return false;
            }
        }
        return true;
    }

    private List<R> read(int page) {
        if (page == 0) {
            return first.rows();
        }
        Page<R> read = source.apply(starts.get(page - 1));
        if (starts.size() == page) {
            read.next().ifPresent(starts::add);
        }
        return read.rows();
    }
}
