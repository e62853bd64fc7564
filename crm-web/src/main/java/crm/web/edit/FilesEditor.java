package crm.web.edit;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.customfield.CustomField;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.component.upload.UploadFormat;
import com.vaadin.flow.server.streams.UploadEvent;
import crm.metadata.BadValue;
import crm.metadata.FileType;
import crm.problem.ProblemCode;
import crm.problem.ProblemException;
import crm.value.StoredFile;
import crm.web.cell.CellElements;
import crm.web.text.Formats;
import crm.web.text.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The files of a field, each to be taken out, and a place to drop others or to choose them; a phone offers its camera.
 * What is chosen arrives at once and belongs to the record when that is saved. A field of one file takes the new for the old.
 */
final class FilesEditor extends CustomField<List<StoredFile>> {

    private final FileType type;
    private final Uploads uploads;
    private final Language language;
    private final UnorderedList list = new UnorderedList();
    private final Button choose;
    private List<StoredFile> files = List.of();

    FilesEditor(FileType type, Uploads uploads, Language language) {
        super(List.of());
        this.type = type;
        this.uploads = uploads;
        this.language = language;
        addClassName("files-field");
        list.addClassName("files-chosen");
        list.getElement().setAttribute("aria-live", "polite");
        choose = new Button(language.t("edit.files.choose", type.maxCount()), CellElements.icon("upload"));
        Upload upload = upload();
        add(list, upload);
        draw();
    }

    private Upload upload() {
        Upload upload = new Upload(this::arrive);
        upload.setUploadFormat(UploadFormat.RAW);
        upload.setUploadButton(choose);
        Span drop = new Span(language.t("edit.files.drop", type.maxCount()));
        upload.setDropLabel(drop);
        upload.setDropLabelIcon(new Span());
        upload.setMaxFiles(type.maxCount());
        upload.setMaxFileSize(Math.toIntExact(type.maxSize()));
        if (!type.accepted().isEmpty()) {
            upload.setAcceptedMimeTypes(type.accepted().toArray(String[]::new));
        }
        upload.setI18n(UploadWords.of(type, language));
        upload.addFileRejectedListener(event -> complain(event.getErrorMessage()));
        upload.addAllFinishedListener(_ -> upload.clearFileList());
        return upload;
    }

    /** On the thread that brings the file, without the page. */
    private void arrive(UploadEvent event) {
        UI ui = event.getUI();
        try {
            StoredFile file = uploads.take(ui, event.getInputStream(), event.getFileName());
            Optional<BadValue> refusal = type.refusal(file);
            ui.access(() -> refusal.ifPresentOrElse(bad -> complain(words(bad.code())), () -> put(file)));
        } catch (ProblemException problem) {
            ui.access(() -> complain(words(problem.code())));
        }
    }

    private String words(ProblemCode code) {
        return switch (code) {
            case TOO_LARGE -> language.t("edit.files.tooLarge", type.maxMegabytes());
            case WRONG_FORMAT -> language.t("edit.files.wrongType", UploadWords.types(type, language));
            case LIMIT_REACHED -> language.t("edit.files.noRoom");
            default -> language.t("edit.files.failed");
        };
    }

    private void complain(String message) {
        setErrorMessage(message);
        setInvalid(!message.isEmpty());
    }

    private void put(StoredFile file) {
        List<StoredFile> now = new ArrayList<>(type.maxCount() == 1 ? List.of() : files);
        now.removeIf(one -> one.digest().equals(file.digest()));
        now.add(file);
        if (now.size() > type.maxCount()) {
            complain(language.t("edit.files.tooMany", type.maxCount()));
            return;
        }
        complain("");
        change(now);
    }

    private void remove(StoredFile file) {
        List<StoredFile> rest = new ArrayList<>(files);
        rest.remove(file);
        complain("");
        change(rest);
        choose.focus();
    }

    private void change(List<StoredFile> now) {
        files = List.copyOf(now);
        draw();
        updateValue();
    }

    private void draw() {
        list.removeAll();
        list.setVisible(!files.isEmpty());
        files.forEach(file -> {
            Span name = new Span(file.name());
            name.addClassName("file-name");
            Span size = new Span(Formats.bytes(file.size(), language));
            size.addClassName("file-size");
            NativeButton out = new NativeButton();
            out.add(CellElements.icon("x"));
            out.setAriaLabel(language.t("edit.files.remove", file.name()));
            out.addClickListener(_ -> remove(file));
            list.add(new ListItem(CellElements.icon(file.isPicture() ? "image" : "file"), name, size, out));
        });
    }

    Optional<Object> read() {
        return files.isEmpty() ? Optional.empty() : Optional.of(files);
    }

    @Override
    protected List<StoredFile> generateModelValue() {
        return files;
    }

    @Override
    protected void setPresentationValue(List<StoredFile> value) {
        files = List.copyOf(value);
        draw();
    }

    @Override
    public void focus() {
        choose.focus();
    }
}
