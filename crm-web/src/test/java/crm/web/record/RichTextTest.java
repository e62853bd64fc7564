package crm.web.record;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RichTextTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            **Sure** and *soon*   | <p><strong>Sure</strong> and <em>soon</em></p>
            '# Visit'             | <h4>Visit</h4>
            '#### Deep'           | <h6>Deep</h6>
            - one                 | <ul><li>one</li></ul>
            > They decide         | <blockquote><p>They decide</p></blockquote>
            5 < 6 & 7             | <p>5 &lt; 6 &amp; 7</p>
            """)
    void markdown_is_shown_as_it_is_meant(String markdown, String html) {
        assertThat(html(markdown)).isEqualTo(html);
    }

    @Test
    void a_new_line_is_one_on_the_page_too() {
        assertThat(html("called\nwrote")).isEqualTo("<p>called<br>wrote</p>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<img src=x onerror=alert(1)>",
                "hello <script>alert(1)</script>",
                "<a href='javascript:alert(1)'>here</a>",
                "<div onclick=alert(1)>\nx\n</div>"
            })
    void html_stays_text(String markdown) {
        assertThat(html(markdown)).contains("&lt;").doesNotContain("<img", "<script", "<a", "<div");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[here](javascript:alert(1))", "[here](data:text/html,x)", "![here](javascript:alert(1))"})
    void a_link_that_is_a_program_is_none(String markdown) {
        assertThat(html(markdown)).isEqualTo("<p>here</p>");
    }

    @Test
    void a_link_leads_out_and_a_picture_is_not_fetched() {
        assertThat(html("[site](https://example.com)"))
                .contains("href=\"https://example.com\"", "target=\"_blank\"", "rel=\"noopener nofollow\"");
        assertThat(html("![our *plant*](https://example.com/p.png)"))
                .contains("href=\"https://example.com/p.png\"", ">our <em>plant</em></a>")
                .doesNotContain("<img");
    }

    /** On one line, without what stands around it. */
    private static String html(String markdown) {
        return RichText.of(markdown)
                .getOuterHTML()
                .replaceAll("\\n *", "")
                .replaceFirst("^<div class=\"rich-text\">", "")
                .replaceFirst("</div>$", "");
    }
}
