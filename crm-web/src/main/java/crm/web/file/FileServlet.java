package crm.web.file;

import crm.problem.ProblemCode;
import crm.problem.ProblemException;
import crm.tenant.Member;
import crm.tenant.Memberships;
import crm.transaction.Caller;
import crm.value.RecordRef;
import crm.value.StoredFile;
import crm.web.WhoAmI;
import crm.web.edge.TenantClasses;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Serial;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code GET /files/{entity}/{id}/{field}/{digest}}: the files of records for the pages of a browser, which has a session and
 * no token. Of somebody's tenants it is the one that has the record. With {@code ?small} pictures come small.
 */
@WebServlet(urlPatterns = "/files/*", asyncSupported = true)
public class FileServlet extends HttpServlet {
    @Serial
    private static final long serialVersionUID = 1L;

    private static final String SMALL = "small";
    private static final byte PNG = (byte) 0x89;
    private static final String ORIGIN = "ui";
    private static final Pattern PLACE =
            Pattern.compile("/([A-Za-z0-9_]+)/([0-9a-f-]{36})/([A-Za-z0-9_]+)/([0-9a-f]{64})");

    @Inject
    @SuppressWarnings("NullAway.Init") // set by the container
    transient FileReading reading;

    @Inject
    @SuppressWarnings("NullAway.Init") // set by the container
    transient Memberships memberships;

    @Inject
    @SuppressWarnings("NullAway.Init") // set by the container
    transient TenantClasses classes;

    /** A file, and who in which tenant may read it. */
    private record Found(Caller caller, StoredFile file) {}

    /** Where a page finds a file. */
    public static String address(RecordRef ref, String field, StoredFile file) {
        return "/files/%s/%s/%s/%s".formatted(ref.entity(), ref.id(), field, file.digest());
    }

    /** Where a page finds what it shows of a picture. */
    public static String smallAddress(RecordRef ref, String field, StoredFile file) {
        return address(ref, field, file) + "?" + SMALL;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<Found> found = find(request);
        if (found.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        Caller caller = found.get().caller();
        StoredFile file = found.get().file();
        Optional<byte[]> small =
                SMALL.equals(request.getQueryString()) ? reading.small(caller, file) : Optional.empty();
        FileAnswer answer = FileAnswer.of(small.map(bytes -> small(file, bytes)).orElse(file), asked(request));
        response.setStatus(answer.status());
        answer.headers().forEach(response::setHeader);
        if (request.getMethod().equals("HEAD")) {
            return;
        }
        if (small.isPresent()) {
            int from = Math.toIntExact(answer.range().from());
            response.getOutputStream()
                    .write(small.get(), from, Math.toIntExact(answer.range().length()));
        } else {
            reading.write(caller, file, answer.range(), response.getOutputStream());
        }
    }

    /** As a file of its own, which a browser keeps beside the large one. */
    private static StoredFile small(StoredFile file, byte[] bytes) {
        String mediaType = bytes[0] == PNG ? "image/png" : "image/jpeg";
        return new StoredFile(
                file.digest() + "-small", file.name(), mediaType, bytes.length, file.width(), file.height());
    }

    private static FileAnswer.Asked asked(HttpServletRequest request) {
        return new FileAnswer.Asked(
                header(request, "Range"), header(request, "If-Range"), header(request, "If-None-Match"));
    }

    private static Optional<String> header(HttpServletRequest request, String name) {
        return Optional.ofNullable(request.getHeader(name));
    }

    private Optional<Found> find(HttpServletRequest request) {
        Matcher place = PLACE.matcher(String.valueOf(request.getPathInfo()));
        if (!place.matches()) {
            return Optional.empty();
        }
        WhoAmI person = WhoAmI.of(request);
        return memberships.of(person.issuer(), person.subject()).stream()
                .flatMap(member -> find(member, place).stream())
                .findFirst();
    }

    private Optional<Found> find(Member member, Matcher place) {
        Caller caller = member.caller(ORIGIN);
        try {
            RecordRef ref = new RecordRef(place.group(1), UUID.fromString(place.group(2)));
            StoredFile file = reading.find(caller, ref, place.group(3), place.group(4));
            return Optional.of(new Found(classes.noted(caller), file));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        } catch (ProblemException problem) {
            if (problem.code().category() == ProblemCode.Category.NOT_FOUND) {
                return Optional.empty();
            }
            throw problem;
        }
    }
}
