package crm.web.edit;

import com.vaadin.flow.component.upload.UploadI18N;
import crm.metadata.FileType;
import crm.web.text.Language;
import java.util.List;
import java.util.stream.Collectors;

/** What the input of files says, in the person's language. */
final class UploadWords {

    private UploadWords() {}

    static UploadI18N of(FileType type, Language language) {
        UploadI18N words = new UploadI18N();
        words.setError(new UploadI18N.Error()
                .setTooManyFiles(language.t("edit.files.tooMany", type.maxCount()))
                .setFileIsTooBig(language.t("edit.files.tooLarge", type.maxMegabytes()))
                .setIncorrectFileType(language.t("edit.files.wrongType", types(type, language))));
        words.setFile(new UploadI18N.File()
                .setRetry(language.t("edit.files.retry"))
                .setRemove(language.t("edit.files.cancel")));
        words.setUploading(new UploadI18N.Uploading()
                .setStatus(new UploadI18N.Uploading.Status()
                        .setConnecting(language.t("edit.files.sending"))
                        .setStalled(language.t("edit.files.stalled"))
                        .setProcessing(language.t("edit.files.checking"))
                        .setHeld(language.t("edit.files.waiting")))
                .setRemainingTime(new UploadI18N.Uploading.RemainingTime()
                        .setPrefix(language.t("edit.files.remaining"))
                        .setUnknown(""))
                .setError(new UploadI18N.Uploading.Error()
                        .setServerUnavailable(language.t("edit.files.failed"))
                        .setUnexpectedServerError(language.t("edit.files.failed"))
                        .setForbidden(language.t("edit.files.failed"))
                        .setFileTooLarge(language.t("edit.files.tooLarge", type.maxMegabytes()))));
        words.setUnits(List.of("B", "kB", "MB", "GB"), 1_024);
        return words;
    }

    /** "PNG, JPEG" of image/png and image/jpeg; a whole kind by its name. */
    static String types(FileType type, Language language) {
        return type.accepted().stream().map(one -> type(one, language)).collect(Collectors.joining(", "));
    }

    private static String type(String mediaType, Language language) {
        String[] parts = mediaType.split("/", 2);
        if (parts[1].equals("*")) {
            return language.t("edit.files.kind", parts[0]);
        }
        return parts[1].replaceFirst("^(x-|vnd\\.)", "").toUpperCase(java.util.Locale.ROOT);
    }
}
