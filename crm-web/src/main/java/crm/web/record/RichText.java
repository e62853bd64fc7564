package crm.web.record;

import com.vaadin.flow.dom.Element;
import java.util.List;
import java.util.Map;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.DefaultUrlSanitizer;
import org.commonmark.renderer.html.HtmlRenderer;

/**
 * Markdown as a page shows it. HTML in it stays text; a link leads out, by http, https or mailto alone; a picture of somewhere
 * else is a link to it; headings stay below those of the page.
 */
final class RichText {

    private static final int BELOW = 3;
    private static final int LOWEST = 6;

    private static final Parser PARSER = Parser.builder().build();
    private static final HtmlRenderer RENDERER = HtmlRenderer.builder()
            .escapeHtml(true)
            .sanitizeUrls(true)
            .urlSanitizer(new DefaultUrlSanitizer(List.of("http", "https", "mailto")))
            .softbreak("<br>")
            .attributeProviderFactory(_ -> RichText::outwards)
            .build();

    private RichText() {}

    static Element of(String markdown) {
        return Sentence.tag("div", "rich-text", "").setProperty("innerHTML", html(markdown));
    }

    static String html(String markdown) {
        Node document = PARSER.parse(markdown);
        document.accept(new Fitting());
        return RENDERER.render(document);
    }

    private static void outwards(Node node, String tag, Map<String, String> attributes) {
        if (node instanceof Link) {
            attributes.put("target", "_blank");
            attributes.put("rel", "noopener nofollow");
        }
    }

    private static final class Fitting extends AbstractVisitor {

        @Override
        public void visit(Heading heading) {
            heading.setLevel(Math.min(heading.getLevel() + BELOW, LOWEST));
            visitChildren(heading);
        }

        @Override
        public void visit(Image image) {
            Link link = new Link(image.getDestination(), image.getTitle());
            Node child = image.getFirstChild();
            while (child != null) {
                Node next = child.getNext();
                link.appendChild(child);
                child = next;
            }
            image.insertAfter(link);
            image.unlink();
        }
    }
}
