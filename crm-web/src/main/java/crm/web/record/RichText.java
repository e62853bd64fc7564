package crm.web.record;

import com.vaadin.flow.dom.Element;
import java.util.List;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.ListBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.commonmark.node.ThematicBreak;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.DefaultUrlSanitizer;
import org.commonmark.renderer.html.UrlSanitizer;

/**
 * Markdown as a page shows it, element by element. HTML in it stays text; a link leads out, by http, https or mailto alone; a
 * picture of somewhere else is a link to it; headings stay below those of the page.
 */
final class RichText extends AbstractVisitor {

    private static final int BELOW = 3;
    private static final int LOWEST = 6;

    private static final Parser PARSER = Parser.builder().build();
    private static final UrlSanitizer LINKS = new DefaultUrlSanitizer(List.of("http", "https", "mailto"));

    private Element at;

    private RichText(Element root) {
        this.at = root;
    }

    static Element of(String markdown) {
        Element root = Sentence.tag("div", "rich-text", "");
        PARSER.parse(markdown).accept(new RichText(root));
        return root;
    }

    @Override
    public void visit(Paragraph paragraph) {
        Node list = paragraph.getParent() instanceof ListItem item ? item.getParent() : null;
        if (list instanceof ListBlock block && block.isTight()) {
            visitChildren(paragraph);
        } else {
            within("p", paragraph);
        }
    }

    @Override
    public void visit(Heading heading) {
        within("h" + Math.min(heading.getLevel() + BELOW, LOWEST), heading);
    }

    @Override
    public void visit(BulletList list) {
        within("ul", list);
    }

    @Override
    public void visit(OrderedList list) {
        within("ol", list);
    }

    @Override
    public void visit(ListItem item) {
        within("li", item);
    }

    @Override
    public void visit(BlockQuote quote) {
        within("blockquote", quote);
    }

    @Override
    public void visit(Emphasis emphasis) {
        within("em", emphasis);
    }

    @Override
    public void visit(StrongEmphasis emphasis) {
        within("strong", emphasis);
    }

    @Override
    public void visit(Link link) {
        link(link, link.getDestination());
    }

    @Override
    public void visit(Image image) {
        link(image, image.getDestination());
    }

    @Override
    public void visit(Text text) {
        add(Element.createText(text.getLiteral()));
    }

    @Override
    public void visit(HtmlInline html) {
        add(Element.createText(html.getLiteral()));
    }

    @Override
    public void visit(HtmlBlock html) {
        add(Sentence.tag("p", "", html.getLiteral()));
    }

    @Override
    public void visit(Code code) {
        add(Sentence.tag("code", "", code.getLiteral()));
    }

    @Override
    public void visit(FencedCodeBlock code) {
        add(Sentence.tag("pre", "", code.getLiteral()));
    }

    @Override
    public void visit(IndentedCodeBlock code) {
        add(Sentence.tag("pre", "", code.getLiteral()));
    }

    @Override
    public void visit(SoftLineBreak end) {
        add(new Element("br"));
    }

    @Override
    public void visit(HardLineBreak end) {
        add(new Element("br"));
    }

    @Override
    public void visit(ThematicBreak line) {
        add(new Element("hr"));
    }

    private void link(Node node, String destination) {
        String address = LINKS.sanitizeLinkUrl(destination);
        if (address.isEmpty()) {
            visitChildren(node);
            return;
        }
        Element link = new Element("a");
        link.setAttribute("href", address).setAttribute("target", "_blank").setAttribute("rel", "noopener nofollow");
        within(link, node);
    }

    private void within(String tag, Node node) {
        within(new Element(tag), node);
    }

    private void within(Element inner, Node node) {
        Element outer = at;
        add(inner);
        at = inner;
        visitChildren(node);
        at = outer;
    }

    private void add(Element element) {
        at.appendChild(element);
    }
}
