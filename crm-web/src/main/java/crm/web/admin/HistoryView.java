package crm.web.admin;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import com.vaadin.flow.server.streams.UploadHandler;
import crm.metadata.pack.Layer;
import crm.value.Json;
import crm.web.admin.part.Versions;
import crm.web.admin.part.VersionsPart;
import crm.web.admin.shape.Customisation;
import crm.web.admin.shape.Shape;
import crm.web.cell.CellElements;
import crm.web.list.Actions;
import crm.web.shell.Languages;
import crm.web.shell.UndoToast;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Every version of the shape; all that is the tenant's own goes out and comes in as one document. */
@Route("admin/history")
@PermitAll
public class HistoryView extends AdminPage {

    private static final int MOST_BYTES = 10_000_000;

    private final Versions versions;

    @Inject
    public HistoryView(Customisation customisation, Languages languages, Versions versions) {
        super(customisation, languages);
        this.versions = versions;
    }

    @Override
    protected void draw() {
        Shape shape = customisation.shape();
        NativeButton in = Actions.quiet("upload", language.t("admin.import"));
        in.addClassName("bordered");
        in.addClickListener(_ -> importing(shape).open());
        place("history", export(shape), in);
        body(new VersionsPart(change, shape, versions, Optional.empty()));
    }

    private Component export(Shape shape) {
        ObjectNode document = JsonNodeFactory.instance.objectNode().put("format", Layer.FORMAT);
        document.setAll(shape.layer().document());
        byte[] bytes = Json.write(document).getBytes(StandardCharsets.UTF_8);
        String name = "kinship-%d.json".formatted(shape.version());
        Anchor link = new Anchor(
                DownloadHandler.fromInputStream(_ ->
                        new DownloadResponse(new ByteArrayInputStream(bytes), name, "application/json", bytes.length)),
                "");
        link.add(CellElements.icon("download"), new Span(language.t("admin.export")));
        link.addClassNames("action", "secondary");
        return link;
    }

    private Dialog importing(Shape shape) {
        Dialog dialog = new Dialog(language.t("admin.import"));
        dialog.setWidth("480px");
        Upload upload = new Upload(UploadHandler.inMemory((_, bytes) -> {
            dialog.close();
            read(shape, bytes);
        }));
        upload.setAcceptedFileTypes("application/json", ".json");
        upload.setMaxFiles(1);
        upload.setMaxFileSize(MOST_BYTES);
        dialog.add(new Paragraph(language.t("admin.importHow")), upload);
        return dialog;
    }

    private void read(Shape shape, byte[] bytes) {
        Optional<ObjectNode> document = document(bytes);
        if (document.isEmpty()) {
            UndoToast.refused(language.t("admin.notADocument"), List.of(), language);
            return;
        }
        new DocumentDialog(
                        change,
                        shape,
                        language.t("admin.importTitle"),
                        language.t("admin.import"),
                        language.t("admin.imported"),
                        document.get())
                .open();
    }

    private static Optional<ObjectNode> document(byte[] bytes) {
        try {
            return Json.read(new String(bytes, StandardCharsets.UTF_8)) instanceof ObjectNode object
                    ? Optional.of(object)
                    : Optional.empty();
        } catch (RuntimeException unreadable) {
            return Optional.empty();
        }
    }
}
