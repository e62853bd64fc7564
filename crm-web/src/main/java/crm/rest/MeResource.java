package crm.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
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
import crm.web.WhoAmI;
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

/**
 * Who the caller is, and in which tenant with which roles. Answers people of no tenant as well, and members of several
 * who do not say which: this is where they see what there is.
 */
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
        WhoAmI person = current.person();
        ObjectNode json =
                Json.mapper().createObjectNode().put("name", person.name()).put("email", person.email());
        current.findMember().ifPresent(member -> put(json, member));
        ArrayNode tenants = json.putArray("tenants");
        current.memberships().forEach(member -> tenants.add(tenant(member)));
        return Responses.of(new Answer(200, Map.of(), Json.write(json)));
    }

    private void put(ObjectNode json, Member member) {
        String title = transactions.run(current.caller(), () -> title(member));
        json.putObject("user").put("id", member.user().toString()).put("title", title);
        json.set("tenant", tenant(member));
        member.roles().stream().sorted().forEach(json.putArray("roles")::add);
    }

    private String title(Member member) {
        return records.find(new RecordRef(EntityType.USER, member.user())).title();
    }

    private static ObjectNode tenant(Member member) {
        return Json.mapper()
                .createObjectNode()
                .put("alias", member.tenantAlias())
                .put("name", member.tenantName());
    }
}
