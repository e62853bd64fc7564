package crm.rest;

import crm.file.ArrivedFile;
import crm.file.ArrivingFiles;
import crm.file.Contents;
import crm.idempotency.Answer;
import crm.metadata.FileType;
import crm.rest.caller.CurrentCaller;
import crm.rest.request.QueryParameters;
import crm.transaction.Caller;
import crm.transaction.Transactions;
import crm.value.Json;
import crm.value.StoredFile;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;
import java.util.Map;
import java.util.Set;

/** Takes a file, which its sender can put into a record for a day. The same bytes are the same file, however often sent. */
@Singleton
@Path("files")
@Produces(MediaType.APPLICATION_JSON)
public class FilesResource {

    private static final String NAME = "name";

    private final CurrentCaller current;
    private final Transactions transactions;
    private final ArrivingFiles arriving;
    private final Contents contents;

    @Inject
    public FilesResource(CurrentCaller current, Transactions transactions, ArrivingFiles arriving, Contents contents) {
        this.current = current;
        this.transactions = transactions;
        this.arriving = arriving;
        this.contents = contents;
    }

    /** The body is the file, whatever its content type says. */
    @POST
    @Consumes(MediaType.WILDCARD)
    public Response take(@Context UriInfo uri, InputStream body) {
        String name = QueryParameters.of(uri, Set.of(NAME)).text(NAME).orElse("file");
        Caller caller = current.caller();
        try (ArrivedFile arrived = arriving.receive(body, name)) {
            StoredFile kept = transactions.run(caller, () -> contents.keep(arrived));
            return Responses.of(new Answer(201, Map.of(), Json.write(FileType.toJson(kept))));
        }
    }
}
