package crm.record;

import static crm.problem.ProblemAssert.assertProblem;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import crm.file.ArrivedFile;
import crm.file.Contents;
import crm.kernel.SampleTenant;
import crm.metadata.EntityType;
import crm.metadata.FileType;
import crm.problem.ProblemCode;
import crm.record.query.RecordQuery;
import crm.transaction.Caller;
import crm.value.RecordRef;
import crm.value.StoredFile;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** Files of records: who may put which into one, what they are known as, and when what is in them goes. */
class FilesIT {

    private static final byte[] PDF = "%PDF-1.7 nothing more".getBytes(UTF_8);
    private static final String AT_ONCE = "0 seconds";

    private final SampleTenant tenant = SampleTenant.fresh();
    private final Caller anna = tenant.person("anna", "rep", null);
    private final Caller moses = tenant.person("moses", "rep", null);

    static byte[] png(int width, int height) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static RecordPatch with(String field, StoredFile... files) {
        return RecordPatch.of(Map.of("name", "With files", field, List.of(files)));
    }

    private Record make(Caller caller, StoredFile... papers) {
        return tenant.as(caller, records -> records.create("sample", with("papers", papers)));
    }

    private Record put(Caller caller, Record record, StoredFile... papers) {
        return tenant.as(caller, records -> records.update(record.ref(), with("papers", papers)));
    }

    private static List<StoredFile> papers(Record record) {
        return record.value("papers").map(FileType::files).orElse(List.of());
    }

    private boolean isKept(StoredFile file) {
        return tenant.run(_ -> tenant.kernel().contents.part(file.digest(), 0).isPresent());
    }

    private void clean(String age) {
        tenant.kernel().cleaning.clean(tenant.id(), age);
    }

    private static StoredFile told(StoredFile file, String name) {
        return new StoredFile(file.digest(), name, "image/png", 1, 7, 7);
    }

    @Test
    void what_is_sent_is_kept_once_and_known_by_its_bytes() {
        StoredFile file = tenant.file(anna, "C:\\docs\\a\tb.pdf", PDF);
        assertThat(file.name()).isEqualTo("ab.pdf");
        assertThat(file.mediaType()).isEqualTo("application/pdf");
        assertThat(file.size()).isEqualTo(PDF.length);
        assertThat(tenant.file(moses, "same.pdf", PDF).digest()).isEqualTo(file.digest());
        assertThat(tenant.<Long>run(_ -> tenant.kernel().contents.used())).isEqualTo(PDF.length);

        Record record = make(anna, told(file, "renamed.pdf"));
        assertThat(papers(record)).containsExactly(file.called("renamed.pdf"));
        assertThat(put(anna, record, told(file, "renamed.pdf")).version()).isEqualTo(1);
        assertThat(tenant.as(anna, records -> records.historyOf(record.ref(), "papers"))
                        .getFirst()
                        .delta()
                        .toString())
                .contains("renamed.pdf");
    }

    @Test
    void large_ones_come_back_part_by_part() {
        byte[] bytes = new byte[2 * Contents.PART + 1];
        new Random(7).nextBytes(bytes);
        StoredFile file = tenant.file(anna, "large", bytes);

        ByteArrayOutputStream read = new ByteArrayOutputStream();
        for (int i = 0; i < 3; i++) {
            int number = i;
            read.writeBytes(tenant.run(
                    _ -> tenant.kernel().contents.part(file.digest(), number).orElseThrow()));
        }
        assertThat(read.toByteArray()).isEqualTo(bytes);
        assertThat(tenant.<Boolean>run(
                        _ -> tenant.kernel().contents.part(file.digest(), 3).isEmpty()))
                .isTrue();
    }

    @Test
    void a_field_takes_its_types_sizes_and_pictures_that_are_some() {
        StoredFile page = tenant.file(anna, "report.pdf", "<html>".getBytes(UTF_8));
        StoredFile program = tenant.file(anna, "report.pdf", new byte[] {'M', 'Z', 0, 1});
        StoredFile large = tenant.file(anna, "large.pdf", Arrays.copyOf(PDF, (1 << 20) + 1));
        StoredFile broken = tenant.file(anna, "photo.png", Arrays.copyOf(png(9, 9), 40));
        StoredFile picture = tenant.file(anna, "photo.txt", png(3, 2));

        assertThat(papers(make(anna, page))).hasSize(1); // text/* says so
        assertProblem(() -> make(anna, program)).isInvalid("papers", ProblemCode.WRONG_FORMAT);
        assertProblem(() -> make(anna, large)).isInvalid("papers", ProblemCode.TOO_LARGE);
        assertProblem(() -> tenant.as(anna, records -> records.create("sample", with("picture", broken))))
                .isInvalid("picture", ProblemCode.WRONG_FORMAT);
        assertThat(tenant.as(anna, records -> records.create("sample", with("picture", picture)))
                        .value("picture"))
                .contains(List.of(new StoredFile(picture.digest(), "photo.txt", "image/png", picture.size(), 3, 2)));
        assertProblem(() -> tenant.file(anna, "nothing", new byte[0])).hasCode(ProblemCode.WRONG_FORMAT);
    }

    @Test
    void a_photo_has_a_small_one_that_stands_upright() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(1_000, 500, BufferedImage.TYPE_INT_RGB), "jpeg", bytes);
        byte[] jpeg = bytes.toByteArray();
        byte[] exif = HexFormat.of()
                .parseHex("ffe1002245786966000049492a00080000000100120103000100000006000000" + "00000000");
        byte[] photo = new byte[jpeg.length + exif.length];
        System.arraycopy(jpeg, 0, photo, 0, 2);
        System.arraycopy(exif, 0, photo, 2, exif.length);
        System.arraycopy(jpeg, 2, photo, 2 + exif.length, jpeg.length - 2);

        StoredFile file = tenant.file(anna, "IMG_1.jpg", photo);
        assertThat(file.width()).isEqualTo(500);
        assertThat(file.height()).isEqualTo(1_000);
        BufferedImage small = ImageIO.read(new ByteArrayInputStream(
                tenant.run(_ -> tenant.kernel().contents.small(file.digest()).orElseThrow())));
        assertThat(small.getWidth()).isEqualTo(168);
        assertThat(small.getHeight()).isEqualTo(336);
    }

    @Test
    void a_filter_asks_whether_there_are_any() {
        Record with = make(anna, tenant.file(anna, "a.pdf", PDF));
        Record without = tenant.as(anna, records -> records.create("sample", RecordPatch.of(Map.of("name", "Bare"))));

        assertThat(found("papers == null")).containsExactly(without.ref());
        assertThat(found("papers != null")).containsExactly(with.ref());
        assertProblem(() -> found("papers == 'a.pdf'")).hasCode(ProblemCode.UNREADABLE_FILTER);
    }

    private List<RecordRef> found(String filter) {
        return tenant.as(anna, records -> {
            EntityType type = records.type("sample");
            var compiled =
                    tenant.kernel().expressions.filter(records.metadata(), type, filter, records.expressionContext());
            return records.list(RecordQuery.all(type).where(compiled)).records().stream()
                    .map(Record::ref)
                    .toList();
        });
    }

    @Test
    void knowing_a_digest_opens_nothing() {
        StoredFile secret = tenant.file(anna, "secret.pdf", PDF);
        assertProblem(() -> make(moses, secret)).isInvalid("papers", ProblemCode.UNKNOWN_REFERENCE);
        Record annas = make(anna, secret);
        assertProblem(() -> make(moses, secret)).isInvalid("papers", ProblemCode.UNKNOWN_REFERENCE);

        SampleTenant other = SampleTenant.fresh();
        assertProblem(() -> other.run(records -> records.create("sample", with("papers", secret))))
                .isInvalid("papers", ProblemCode.UNKNOWN_REFERENCE);
        assertThat(other.<Boolean>run(
                        _ -> other.kernel().contents.part(secret.digest(), 0).isEmpty()))
                .isTrue();

        Caller blind = new Caller(tenant.id(), moses.user(), Set.of("outsider"), "test");
        Caller reader = new Caller(tenant.id(), moses.user(), Set.of("administrator"), "test");
        assertProblem(() -> tenant.as(blind, records -> records.update(annas.ref(), with("papers"))))
                .isInvalid("papers", ProblemCode.UNKNOWN_FIELD);
        assertThat(papers(make(reader, secret))).hasSize(1); // a copy of what he reads
    }

    @Test
    void nobody_else_can_use_an_upload_and_its_sender_only_for_a_day() {
        StoredFile file = tenant.file(anna, "draft.pdf", PDF);
        clean("1 day");
        assertThat(isKept(file)).isTrue();

        clean(AT_ONCE);
        assertThat(isKept(file)).isFalse();
        assertThat(tenant.<Long>run(_ -> tenant.kernel().contents.used())).isZero();
        assertProblem(() -> make(anna, file)).isInvalid("papers", ProblemCode.UNKNOWN_REFERENCE);
        assertThat(papers(make(anna, tenant.file(anna, "draft.pdf", PDF)))).hasSize(1);
    }

    @Test
    void what_a_record_has_stays_also_while_it_is_deleted_and_goes_a_day_after_it_was_taken_out() {
        StoredFile file = tenant.file(anna, "kept.pdf", PDF);
        Record first = make(anna, file);
        Record second = make(anna, file);
        tenant.as(anna, records -> records.delete(first.ref(), OptionalInt.empty()));
        clean(AT_ONCE);
        assertThat(papers(tenant.as(anna, records -> records.restore(first.ref()))))
                .containsExactly(file);

        put(anna, first);
        clean(AT_ONCE);
        assertThat(isKept(file)).isTrue();
        put(anna, second);
        clean("1 day");
        assertThat(papers(put(anna, second, file))).containsExactly(file);
        put(anna, second);
        clean(AT_ONCE);
        assertThat(isKept(file)).isFalse();
    }

    @Test
    void what_a_transaction_holds_is_passed_over() {
        StoredFile file = tenant.file(anna, "held.pdf", PDF);
        Record record = tenant.as(anna, records -> {
            Record made = records.create("sample", with("papers", file));
            Thread cleaner = Thread.ofPlatform().start(() -> clean(AT_ONCE));
            try {
                cleaner.join();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return made;
        });
        clean(AT_ONCE);
        assertThat(papers(tenant.as(anna, records -> records.find(record.ref()))))
                .containsExactly(file);
        assertThat(isKept(file)).isTrue();
    }

    @Test
    void a_tenant_has_so_much_room_and_no_more() {
        Contents small = new Contents(PDF.length + 1);
        try (ArrivedFile first = arrived(PDF);
                ArrivedFile second = arrived("other".getBytes(UTF_8))) {
            tenant.kernel().transactions.run(anna, () -> small.keep(first));
            tenant.kernel().transactions.run(moses, () -> small.keep(first));
            assertProblem(() -> tenant.kernel().transactions.run(anna, () -> small.keep(second)))
                    .hasCode(ProblemCode.LIMIT_REACHED);
        }
    }

    private ArrivedFile arrived(byte[] bytes) {
        return tenant.kernel().arriving.receive(new ByteArrayInputStream(bytes), "file");
    }

    @Test
    void a_new_owner_has_it_and_the_old_one_does_not() {
        Record record = make(anna, tenant.file(anna, "deal.pdf", PDF));
        UUID user = moses.user();
        tenant.run(records ->
                records.update(record.ref(), RecordPatch.of(Map.of("owner", new RecordRef("user", user)))));

        assertThat(papers(tenant.as(moses, records -> records.find(record.ref()))))
                .hasSize(1);
        assertProblem(() -> tenant.as(anna, records -> records.find(record.ref())))
                .hasCode(ProblemCode.NOT_FOUND);
    }
}
