package crm.rest;

import crm.rest.caller.CurrentCaller;
import crm.rest.request.QueryParameters;
import crm.transaction.Caller;
import crm.value.StoredFile;
import crm.web.file.FileAnswer;
import crm.web.file.FileReading;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;

/** What is in a file of a record. */
@Singleton
@Path("{entity:" + RecordsResource.ENTITY + "}/{id:[^/:]+}/{field:" + RecordsResource.ENTITY + "}/{digest:[0-9a-f]+}")
@Produces(MediaType.WILDCARD)
public class FileResource {

    private final CurrentCaller current;
    private final FileReading reading;

    @Inject
    public FileResource(CurrentCaller current, FileReading reading) {
        this.current = current;
        this.reading = reading;
    }

    @GET
    public Response read(
            @PathParam("entity") String entity,
            @PathParam("id") String id,
            @PathParam("field") String field,
            @PathParam("digest") String digest,
            @Context UriInfo uri,
            @Context HttpHeaders headers) {
        QueryParameters.refuse(uri);
        Caller caller = current.caller();
        StoredFile file = reading.find(caller, RecordAddress.ref(entity, id), field, digest);
        FileAnswer answer = FileAnswer.of(
                file,
                new FileAnswer.Asked(
                        header(headers, "Range"),
                        header(headers, "If-Range"),
                        header(headers, HttpHeaders.IF_NONE_MATCH)));
        Response.ResponseBuilder response = Response.status(answer.status());
        answer.headers().forEach(response::header);
        if (answer.headers().containsKey(HttpHeaders.CONTENT_LENGTH)) {
            response.entity((StreamingOutput) out -> reading.write(caller, file, answer.range(), out));
        }
        return response.build();
    }

    private static Optional<String> header(HttpHeaders headers, String name) {
        return Optional.ofNullable(headers.getHeaderString(name));
    }
}
