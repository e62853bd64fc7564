package crm.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What files are, whatever they are called. */
class MediaTypesTest {

    @ParameterizedTest
    @CsvSource({
        "255044462d312e37, report.pdf, application/pdf",
        "255044462d312e37, photo.png, application/pdf",
        "89504e470d0a1a0a00, photo.png, image/png",
        "ffd8ffe000104a464946, IMG_1.JPG, image/jpeg",
        "474946383961, moving.gif, image/gif",
        "52494646ffffffff57454250, photo.webp, image/webp",
        "0000001866747970686569630000, IMG_2.heic, image/heic",
        "504b030414, offer.docx, application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "504b030414, photo.png, application/zip",
        "d0cf11e0a1b11ae1, mail.msg, application/vnd.ms-outlook",
        "d0cf11e0a1b11ae1, unknown, application/x-ole-storage",
        "4d5a9000, report.pdf, application/octet-stream",
    })
    void by_its_first_bytes(String hex, String name, String mediaType) {
        assertThat(MediaTypes.of(HexFormat.of().parseHex(hex), name)).isEqualTo(mediaType);
    }

    @ParameterizedTest
    @CsvSource({
        "'a,b\n1,2', prices.csv, text/csv",
        "Grüße, note.txt, text/plain",
        "报告, 报告, text/plain",
        "'<!DOCTYPE html><html><script>alert(1)</script>', photo.png, text/html",
        "'  <html>', note.txt, text/html",
        "'<?xml version=\"1.0\"?><svg onload=\"alert(1)\"/>', photo.png, image/svg+xml",
        "'<svg xmlns=\"http://www.w3.org/2000/svg\"/>', logo.svg, image/svg+xml",
        "'<?xml version=\"1.0\"?><order/>', order.xml, text/xml",
    })
    void by_its_text(String text, String name, String mediaType) {
        assertThat(MediaTypes.of(text.getBytes(UTF_8), name)).isEqualTo(mediaType);
    }

    @Test
    void a_letter_may_be_cut_at_the_end_of_the_head_and_nowhere_else() {
        byte[] text = "报".repeat(MediaTypes.HEAD).getBytes(UTF_8);

        assertThat(MediaTypes.of(Arrays.copyOf(text, MediaTypes.HEAD), "note")).isEqualTo("text/plain");
        assertThat(MediaTypes.of(Arrays.copyOf(text, 100), "note")).isEqualTo(MediaTypes.UNKNOWN);
        assertThat(MediaTypes.of(new byte[] {'a', 0, 'b'}, "note.txt")).isEqualTo(MediaTypes.UNKNOWN);
    }
}
