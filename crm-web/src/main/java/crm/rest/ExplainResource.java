package crm.rest;

import crm.idempotency.Answer;
import crm.metadata.EntityType;
import crm.record.Records;
import crm.rest.body.ReasonAnswers;
import crm.rest.caller.CurrentCaller;
import crm.rest.request.Explaining;
import crm.transaction.Transactions;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;

/** Why the fields of a record are hidden, locked, required or refused, as it is or with a change. A question: nothing is saved. */
@Singleton
@Path("{entity:" + RecordsResource.ENTITY + "}/{id:[^/:]+}:explain")
@Produces(MediaType.APPLICATION_JSON)
public class ExplainResource {

    private final CurrentCaller current;
    private final Transactions transactions;
    private final Records records;
    private final ReasonAnswers answers;

    @Inject
    public ExplainResource(CurrentCaller current, Transactions transactions, Records records, ReasonAnswers answers) {
        this.current = current;
        this.transactions = transactions;
        this.records = records;
        this.answers = answers;
    }

    @POST
    @Consumes({RecordResource.MERGE_PATCH, MediaType.APPLICATION_JSON})
    public Response explain(
            @PathParam("entity") String entity, @PathParam("id") String id, @Context UriInfo uri, InputStream stream) {
        Explaining asked = Explaining.of(uri, stream);
        return Responses.of(transactions.run(current.caller(), () -> explain(entity, id, asked)));
    }

    private Answer explain(String entity, String id, Explaining asked) {
        EntityType type = records.type(entity);
        return answers.of(type, asked.about(records.reasons(RecordAddress.ref(entity, id), asked.change(type))));
    }
}
