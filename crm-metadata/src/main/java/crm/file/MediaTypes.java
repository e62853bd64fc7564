package crm.file;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a file is, by its first bytes. Its name only says which of the kinds that begin alike it is: a document of an office
 * is a ZIP archive, a table is text. What is none of these is {@value #UNKNOWN}.
 */
final class MediaTypes {

    static final String UNKNOWN = "application/octet-stream";

    /** As many bytes as have to be known. */
    static final int HEAD = 4_096;

    private static final String ZIP = "application/zip";
    private static final String OLD_OFFICE = "application/x-ole-storage";
    private static final String TEXT = "text/plain";

    /** Where something begins, in hexadecimal digits, and what begins so. */
    private record Magic(int at, byte[] bytes, String mediaType) {

        static Magic of(int at, String hex, String mediaType) {
            return new Magic(at, HexFormat.of().parseHex(hex), mediaType);
        }

        boolean begins(byte[] head) {
            return head.length >= at + bytes.length
                    && Arrays.equals(head, at, at + bytes.length, bytes, 0, bytes.length);
        }
    }

    private static final List<Magic> MAGIC = List.of(
            Magic.of(0, "89504e470d0a1a0a", "image/png"),
            Magic.of(0, "ffd8ff", "image/jpeg"),
            Magic.of(0, "474946383761", "image/gif"),
            Magic.of(0, "474946383961", "image/gif"),
            Magic.of(8, "57454250", "image/webp"),
            Magic.of(0, "49492a00", "image/tiff"),
            Magic.of(0, "4d4d002a", "image/tiff"),
            Magic.of(4, "6674797068656963", "image/heic"),
            Magic.of(4, "667479706d696631", "image/heif"),
            Magic.of(4, "6674797061766966", "image/avif"),
            Magic.of(4, "6674797071742020", "video/quicktime"),
            Magic.of(4, "667479704d3441", "audio/mp4"),
            Magic.of(4, "66747970", "video/mp4"),
            Magic.of(0, "1a45dfa3", "video/webm"),
            Magic.of(0, "494433", "audio/mpeg"),
            Magic.of(0, "fffb", "audio/mpeg"),
            Magic.of(0, "4f676753", "audio/ogg"),
            Magic.of(8, "57415645", "audio/wav"),
            Magic.of(0, "255044462d", "application/pdf"),
            Magic.of(0, "504b0304", ZIP),
            Magic.of(0, "d0cf11e0a1b11ae1", OLD_OFFICE),
            Magic.of(0, "7b5c727466", "application/rtf"),
            Magic.of(0, "1f8b", "application/gzip"),
            Magic.of(0, "377abcaf271c", "application/x-7z-compressed"));

    private static final String OPEN_XML = "application/vnd.openxmlformats-officedocument.";
    private static final String OPEN_DOCUMENT = "application/vnd.oasis.opendocument.";

    /** Which of those that begin alike, by the ending of the name. */
    private static final Map<String, Map<String, String>> NAMED = Map.of(
            ZIP,
            Map.of(
                    "docx", OPEN_XML + "wordprocessingml.document",
                    "xlsx", OPEN_XML + "spreadsheetml.sheet",
                    "pptx", OPEN_XML + "presentationml.presentation",
                    "odt", OPEN_DOCUMENT + "text",
                    "ods", OPEN_DOCUMENT + "spreadsheet",
                    "odp", OPEN_DOCUMENT + "presentation",
                    "epub", "application/epub+zip"),
            OLD_OFFICE,
            Map.of(
                    "doc", "application/msword",
                    "xls", "application/vnd.ms-excel",
                    "ppt", "application/vnd.ms-powerpoint",
                    "msg", "application/vnd.ms-outlook"),
            TEXT,
            Map.of(
                    "csv", "text/csv",
                    "md", "text/markdown",
                    "json", "application/json",
                    "ics", "text/calendar",
                    "vcf", "text/vcard",
                    "eml", "message/rfc822"));

    private static final Pattern MARKUP =
            Pattern.compile("\\s*(<\\?xml|<!--|<!doctype|<html|<head|<body|<script|<svg).*", Pattern.DOTALL);

    private MediaTypes() {}

    /** @param head the first {@value #HEAD} bytes, or all there are */
    static String of(byte[] head, String name) {
        Optional<String> known = MAGIC.stream()
                .filter(magic -> magic.begins(head))
                .map(Magic::mediaType)
                .findFirst();
        String begun = known.orElseGet(() -> text(head));
        return NAMED.getOrDefault(begun, Map.of()).getOrDefault(ending(name), begun);
    }

    private static String ending(String name) {
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }

    private static String text(byte[] head) {
        Optional<String> text = decoded(head);
        if (text.isEmpty() || text.get().chars().anyMatch(MediaTypes::isNoText)) {
            return UNKNOWN;
        }
        String begins = text.get().toLowerCase(Locale.ROOT);
        if (!MARKUP.matcher(begins).matches()) {
            return TEXT;
        }
        return begins.contains("<svg") ? "image/svg+xml" : begins.contains("<html") ? "text/html" : "text/xml";
    }

    private static boolean isNoText(int letter) {
        return letter < ' ' && letter != '\n' && letter != '\r' && letter != '\t' && letter != '\f';
    }

    /** The head may end within a letter, which has at most four bytes. */
    private static Optional<String> decoded(byte[] head) {
        int least = head.length < HEAD ? head.length : head.length - 3;
        for (int length = head.length; length >= Math.max(least, 1); length--) {
            try {
                return Optional.of(StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(ByteBuffer.wrap(head, 0, length))
                        .toString());
            } catch (CharacterCodingException e) {
                // one byte less, or no text
            }
        }
        return Optional.empty();
    }
}
