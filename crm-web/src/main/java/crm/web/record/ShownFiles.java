package crm.web.record;

import com.vaadin.flow.dom.Element;
import crm.metadata.Field;
import crm.value.RecordRef;
import crm.value.StoredFile;
import crm.web.cell.CellElements;
import crm.web.file.FileServlet;
import crm.web.text.Formats;
import crm.web.text.Language;
import java.util.List;

/** The files of a record: pictures as small ones, all with their names and sizes. Each leads to what is in it. */
final class ShownFiles {

    private ShownFiles() {}

    static Element of(RecordRef ref, Field field, List<StoredFile> files, Language language) {
        Element all = Sentence.tag("ul", "files", "");
        files.forEach(file -> all.appendChild(one(ref, field, file, language)));
        return all;
    }

    private static Element one(RecordRef ref, Field field, StoredFile file, Language language) {
        Element link = Sentence.tag("a", file.isPicture() ? "picture" : "document", "");
        link.setAttribute("href", FileServlet.address(ref, field.name(), file));
        link.setAttribute("router-ignore", true);
        link.setAttribute("title", file.name());
        if (file.isPicture()) {
            link.setAttribute("target", "_blank");
            link.appendChild(small(FileServlet.smallAddress(ref, field.name(), file)));
        } else {
            link.setAttribute("download", file.name());
            link.appendChild(CellElements.icon("file").getElement());
        }
        link.appendChild(
                Sentence.tag("span", "file-name", file.name()),
                Sentence.tag("span", "file-size", Formats.bytes(file.size(), language)));
        Element item = new Element("li");
        item.appendChild(link);
        return item;
    }

    /** Its name stands beside it, so that it is not read twice. */
    private static Element small(String address) {
        Element image = new Element("img");
        image.setAttribute("src", address);
        image.setAttribute("alt", "");
        image.setAttribute("loading", "lazy");
        image.setAttribute("decoding", "async");
        image.setAttribute("width", "112");
        image.setAttribute("height", "84");
        return image;
    }
}
