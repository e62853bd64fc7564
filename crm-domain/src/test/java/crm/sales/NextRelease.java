package crm.sales;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * What Kinship ships one day: a pack's version 2 renames one of its entity types and gives it a field, also
 * in its layouts, and its version 1 is
 * still there for those who have it.
 */
final class NextRelease extends ClassLoader {

    private final String folder;
    private final String entity;

    NextRelease(String pack, String entity) {
        super(NextRelease.class.getClassLoader());
        this.folder = "packs/" + pack + "/";
        this.entity = entity;
    }

    @Override
    public @Nullable InputStream getResourceAsStream(String name) {
        if (!name.startsWith(folder)) {
            return super.getResourceAsStream(name);
        }
        String versions = folder + "versions/1/";
        if (name.startsWith(versions)) {
            return super.getResourceAsStream(folder + name.substring(versions.length()));
        }
        InputStream shipped = super.getResourceAsStream(name);
        return shipped == null ? null : changed(name.substring(folder.length()), shipped);
    }

    private InputStream changed(String file, InputStream shipped) {
        String text = text(shipped);
        String now = switch (file) {
            case "pack.yaml" -> text.replace("version: 1", "version: 2");
            case "slots.yaml" -> text.replaceAll("(?m)^" + entity + ":$", "$0\n  novelty: t10");
            default ->
                file.equals(entity + ".yaml")
                        ? text.replaceAll("(?m)^label: .*$", "label: Renamed")
                                .replaceAll("(?m)^fields:$", "$0\n  novelty: { type: text, indexed: true }")
                                .replaceAll("(?m)^ {4}facts: \\[", "$0novelty, ")
                        : text;
        };
        return new ByteArrayInputStream(now.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(InputStream in) {
        try (in) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
