package crm.rest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import crm.file.Contents;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A program sends files, puts them into records, and reads them back: what it is told, and what others are not. */
class FilesRoutesIT {

    private static final String FIELDS = """
            {"extend": {"account": {"fields": {
                "plans_c": {"type": "file", "label": "Plans", "maxCount": 3},
                "logo_c": {"type": "image", "label": "Logo"}}}},
             "roles": {"rep": {"grants": {"account": {"fields": {"plans_c": "hidden", "logo_c": "masked"}}}}}}""";

    private final Tenancy tenancy = new Tenancy("files-" + UUID.randomUUID());
    private final Face administrator = tenancy.face("administrator");
    private final Face rep = tenancy.face("rep");

    @BeforeEach
    void fields_of_files() {
        assertThat(administrator.patch("/metadata", FIELDS).status()).isEqualTo(200);
    }

    private static byte[] png() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(3, 2, BufferedImage.TYPE_INT_RGB), "png", bytes);
        return bytes.toByteArray();
    }

    private String account(String field, JsonNode file) {
        Face.Reply made = administrator.post("/account", "{\"name\": \"A\", \"%s\": %s}".formatted(field, file));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        return made.json().get("id").asText();
    }

    private static String at(String account, String field, JsonNode file) {
        return "/account/%s/%s/%s".formatted(account, field, file.get("digest").asText());
    }

    @Test
    void a_document_is_kept_and_comes_back_to_be_saved() {
        byte[] bytes = new byte[Contents.PART + 10];
        new Random(3).nextBytes(bytes);
        Face.Reply sent = administrator.bring("/files?name=Pl%C3%A4ne%201.bin", bytes, "text/html");
        assertThat(sent.status()).as(sent.text()).isEqualTo(201);
        JsonNode file = sent.json();
        assertThat(file.get("name").asText()).isEqualTo("Pläne 1.bin");
        assertThat(file.get("type").asText()).isEqualTo("application/octet-stream");
        assertThat(file.get("size").asInt()).isEqualTo(bytes.length);

        String account = account("plans_c", file);
        assertThat(administrator.get("/account/" + account).json().get("plans_c"))
                .containsExactly(file);
        Face.Reply read = administrator.get(at(account, "plans_c", file));
        assertThat(read.status()).isEqualTo(200);
        assertThat(read.response().getOutput()).isEqualTo(bytes);
        assertThat(read.header("Content-Disposition"))
                .isEqualTo("attachment; filename=\"Pl_ne 1.bin\"; filename*=UTF-8''Pl%C3%A4ne%201.bin");
        assertThat(read.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(read.header("Content-Security-Policy")).contains("default-src 'none'", "sandbox");
        assertThat(read.header("Cache-Control")).isEqualTo("private, no-cache");
        assertThat(administrator
                        .get(at(account, "plans_c", file), "If-None-Match", read.header("ETag"))
                        .status())
                .isEqualTo(304);

        Face.Reply part = administrator.get(
                at(account, "plans_c", file), "Range", "bytes=%d-%d".formatted(Contents.PART - 1, Contents.PART));
        assertThat(part.status()).isEqualTo(206);
        assertThat(part.response().getOutput())
                .isEqualTo(Arrays.copyOfRange(bytes, Contents.PART - 1, Contents.PART + 1));
        assertThat(administrator
                        .get(at(account, "plans_c", file), "Range", "bytes=" + bytes.length + "-")
                        .status())
                .isEqualTo(416);
    }

    @Test
    void a_picture_is_shown_and_what_only_looks_like_one_is_not() throws IOException {
        JsonNode picture =
                administrator.bring("/files?name=logo.png", png(), "image/png").json();
        assertThat(picture.get("width").asInt()).isEqualTo(3);
        Face.Reply read = administrator.get(at(account("logo_c", picture), "logo_c", picture));
        assertThat(read.header("Content-Disposition")).startsWith("inline");
        assertThat(read.header("Content-Type")).isEqualTo("image/png");

        JsonNode drawing = administrator
                .bring("/files?name=logo.png", "<svg onload='alert(1)'/>".getBytes(UTF_8), "image/png")
                .json();
        assertThat(drawing.get("type").asText()).isEqualTo("image/svg+xml");
        Face.Reply refused = administrator.post("/account", "{\"name\": \"A\", \"logo_c\": %s}".formatted(drawing));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().at("/errors/0/code").asText()).isEqualTo("WRONG_FORMAT");
        assertThat(administrator
                        .get(at(account("plans_c", drawing), "plans_c", drawing))
                        .header("Content-Disposition"))
                .startsWith("attachment");
    }

    @Test
    void who_may_not_see_it_is_told_nothing_of_it() throws IOException {
        JsonNode plan = administrator
                .bring("/files?name=plan.txt", "secret".getBytes(UTF_8), "text/plain")
                .json();
        JsonNode logo =
                administrator.bring("/files?name=l.png", png(), "image/png").json();
        String account = account("plans_c", plan);
        String other = account("logo_c", logo);
        String none = "/account/%s/plans_c/%s".formatted(account, "0".repeat(64));

        Face.Reply unknown = administrator.get(none);
        assertThat(unknown.status()).isEqualTo(404);
        for (Face.Reply reply : new Face.Reply[] {
            rep.get(at(account, "plans_c", plan)),
            rep.get(at(other, "logo_c", logo)),
            rep.get(none),
            administrator.get(at(account, "logo_c", plan)),
            administrator.get(at(account, "name", plan)),
            new Tenancy("intruder-" + UUID.randomUUID()).face("administrator").get(at(account, "plans_c", plan)),
        }) {
            assertThat(reply.status()).as(reply.text()).isEqualTo(404);
            assertThat(reply.code()).isEqualTo("NOT_FOUND");
        }
        assertThat(rep.post("/account", "{\"name\": \"A\", \"plans_c\": %s}".formatted(plan))
                        .status())
                .isEqualTo(422);
    }

    @Test
    void limits_tell_how_much_room_there_is() {
        administrator.bring("/files", "six by".getBytes(UTF_8), "application/octet-stream");
        JsonNode room = administrator.get("/metadata/limits").json().get("fileBytes");

        assertThat(room.get("used").asLong()).isEqualTo(6);
        assertThat(room.get("limit").asLong()).isGreaterThan(1L << 30);
        assertThat(administrator.bring("/files", new byte[0], "text/plain").status())
                .isEqualTo(422);
        assertThat(administrator
                        .bring("/files?nmae=x", new byte[] {1}, "text/plain")
                        .status())
                .isEqualTo(400);
        JsonNode field = administrator.get("/metadata/account").json().at("/fields/logo_c");
        assertThat(field.get("maxSize").asInt()).isEqualTo(10);
        assertThat(field.get("accept")).hasSize(4);
    }
}
