package crm.web.file;

import crm.value.StoredFile;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How a file is answered. Pictures that were decoded are shown; all else is saved, whatever a browser could do with it, and
 * nothing in it may run or load. Nobody but the caller's browser keeps it, and that asks again each time.
 *
 * @param range the bytes that follow
 */
public record FileAnswer(int status, Map<String, String> headers, ByteRange range) {

    private static final int OK = 200;
    private static final int PART = 206;
    private static final int KNOWN = 304;
    private static final int BEYOND = 416;
    private static final ByteRange NOTHING = new ByteRange(0, -1);
    private static final String POLICY =
            "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; sandbox; frame-ancestors 'none'";

    /** The headers of a request that matter. */
    public record Asked(Optional<String> range, Optional<String> ifRange, Optional<String> ifNoneMatch) {}

    public static FileAnswer of(StoredFile file, Asked asked) {
        String tag = '"' + file.digest() + '"';
        Map<String, String> headers = headers(file, tag);
        if (asked.ifNoneMatch().filter(known -> names(known, tag)).isPresent()) {
            return new FileAnswer(KNOWN, headers, NOTHING);
        }
        ByteRange all = ByteRange.all(file.size());
        ByteRange range = asked.range()
                .filter(_ -> asked.ifRange().map(tag::equals).orElse(true))
                .flatMap(header -> ByteRange.of(header, file.size()))
                .orElse(all);
        if (range.isEmpty()) {
            headers.put("Content-Range", "bytes */" + file.size());
            return new FileAnswer(BEYOND, headers, NOTHING);
        }
        headers.put("Content-Type", file.mediaType());
        headers.put("Content-Length", Long.toString(range.length()));
        if (range.equals(all)) {
            return new FileAnswer(OK, headers, all);
        }
        headers.put("Content-Range", "bytes %d-%d/%d".formatted(range.from(), range.to(), file.size()));
        return new FileAnswer(PART, headers, range);
    }

    private static Map<String, String> headers(StoredFile file, String tag) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("ETag", tag);
        headers.put("Cache-Control", "private, no-cache");
        headers.put("Accept-Ranges", "bytes");
        headers.put("X-Content-Type-Options", "nosniff");
        headers.put("Content-Security-Policy", POLICY);
        headers.put("Cross-Origin-Resource-Policy", "same-origin");
        headers.put("Content-Disposition", disposition(file));
        return headers;
    }

    /** The name twice (RFC 6266): in letters that every client reads, and as it is. */
    private static String disposition(StoredFile file) {
        String plain = file.name().replaceAll("[^ -~]|[\"\\\\%]", "_");
        String exact = URLEncoder.encode(file.name(), StandardCharsets.UTF_8).replace("+", "%20");
        return "%s; filename=\"%s\"; filename*=UTF-8''%s"
                .formatted(file.isPicture() ? "inline" : "attachment", plain, exact.replace("*", "%2A"));
    }

    private static boolean names(String ifNoneMatch, String tag) {
        return Arrays.stream(ifNoneMatch.split(",", -1))
                .map(known -> known.strip().replaceFirst("^W/", ""))
                .anyMatch(known -> known.equals("*") || known.equals(tag));
    }
}
