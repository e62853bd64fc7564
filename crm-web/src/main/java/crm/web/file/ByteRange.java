package crm.web.file;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The bytes of a file that are asked for (RFC 9110, 14): one range, or all.
 *
 * @param from the first
 * @param to the last; smaller than the first where there are none
 */
public record ByteRange(long from, long to) {

    private static final Pattern ONE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

    static ByteRange all(long size) {
        return new ByteRange(0, size - 1);
    }

    /** A range that is asked for in a way we know; another is as good as none. */
    static Optional<ByteRange> of(String header, long size) {
        Matcher one = ONE.matcher(header.strip());
        if (!one.matches() || header.strip().endsWith("=-")) {
            return Optional.empty();
        }
        if (one.group(1).isEmpty()) {
            long last = Long.parseLong(one.group(2));
            return Optional.of(new ByteRange(Math.max(0, size - last), last == 0 ? -1 : size - 1));
        }
        long from = Long.parseLong(one.group(1));
        long to = one.group(2).isEmpty() ? size - 1 : Math.min(Long.parseLong(one.group(2)), size - 1);
        return Optional.of(new ByteRange(from, to));
    }

    boolean isEmpty() {
        return to < from;
    }

    long length() {
        return Math.max(0, to - from + 1);
    }
}
