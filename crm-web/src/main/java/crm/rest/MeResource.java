package crm.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import crm.idempotency.Answer;
import crm.metadata.EntityType;
import crm.record.Records;
import crm.rest.caller.CurrentCaller;
import crm.rest.request.QueryParameters;
import crm.tenant.Member;
import crm.transaction.Transactions;
import crm.value.Json;
import crm.value.RecordRef;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Map;

/** Who the caller is: his user record, his tenant, his roles. */
@Singleton
@Path("me")
@Produces(MediaType.APPLICATION_JSON)
public class MeResource {

    private final CurrentCaller current;
    private final Transactions transactions;
    private final Records records;

    @Inject
    public MeResource(CurrentCaller current, Transactions transactions, Records records) {
        this.current = current;
        this.transactions = transactions;
        this.records = records;
    }

    @GET
    public Response me(@Context UriInfo uri) {
        QueryParameters.refuse(uri);
        Member member = current.member();
        return Responses.of(transactions.run(current.caller(), () -> me(member)));
    }

    private Answer me(Member member) {
        ObjectNode json = Json.mapper().createObjectNode();
        json.putObject("user")
                .put("id", member.user().toString())
                .put(
                        "title",
                        records.find(new RecordRef(EntityType.USER, member.user()))
                                .title());
        json.putObject("tenant").put("alias", member.tenantAlias()).put("name", member.tenantName());
        member.roles().stream().sorted().forEach(json.putArray("roles")::add);
        return new Answer(200, Map.of(), Json.write(json));
    }
}
