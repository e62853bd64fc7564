package crm.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import crm.currency.CurrencyRates;
import crm.currency.Rate;
import crm.idempotency.Answer;
import crm.metadata.Currencies;
import crm.rest.body.RateJson;
import crm.rest.caller.CurrentCaller;
import crm.rest.request.QueryParameters;
import crm.rest.request.RateRequest;
import crm.rest.request.RequestBody;
import crm.rest.request.WriteOnce;
import crm.tenant.Tenant;
import crm.tenant.Tenants;
import crm.transaction.Transactions;
import crm.value.Json;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/** The currencies of the tenant, and what they are worth day by day. Which there are is said in the layer. */
@Singleton
@Path("currencies")
@Produces(MediaType.APPLICATION_JSON)
public class CurrenciesResource {

    private static final String RATES = "{currency}/rates";
    private static final String RATE = RATES + "/{from}";

    private final CurrentCaller current;
    private final Transactions transactions;
    private final WriteOnce writes;
    private final CurrencyRates rates;
    private final Tenants tenants;

    @Inject
    public CurrenciesResource(
            CurrentCaller current, Transactions transactions, WriteOnce writes, CurrencyRates rates, Tenants tenants) {
        this.current = current;
        this.transactions = transactions;
        this.writes = writes;
        this.rates = rates;
        this.tenants = tenants;
    }

    @GET
    public Response all(@Context UriInfo uri) {
        QueryParameters.refuse(uri);
        return Responses.of(transactions.run(current.caller(), this::all));
    }

    private Answer all() {
        Tenant tenant = tenants.get(current.caller().tenant());
        LocalDate today = LocalDate.now(ZoneId.of(tenant.timeZone()));
        ObjectNode json = Json.mapper().createObjectNode().put("company", tenant.currency());
        ArrayNode list = json.putArray("currencies");
        list.addObject()
                .put("code", tenant.currency())
                .put("active", true)
                .put("decimals", Currencies.decimals(tenant.currency()));
        List<Rate> known = rates.inForce();
        for (Currencies.Other other : rates.currencies().others()) {
            ObjectNode one = list.addObject()
                    .put("code", other.code())
                    .put("active", !other.hidden())
                    .put("decimals", Currencies.decimals(other.code()));
            Rate.of(known, other.code(), today)
                    .ifPresent(rate ->
                            one.put("rate", rate.rate()).put("from", rate.from().toString()));
        }
        return new Answer(200, Map.of(), Json.write(json));
    }

    @GET
    @Path(RATES)
    public Response of(@PathParam("currency") String currency, @Context UriInfo uri) {
        QueryParameters.refuse(uri);
        return Responses.of(transactions.run(current.caller(), () -> told(200, currency)));
    }

    @GET
    @Path(RATES + "/history")
    public Response past(@PathParam("currency") String currency, @Context UriInfo uri) {
        QueryParameters.refuse(uri);
        return Responses.of(transactions.run(
                current.caller(), () -> new Answer(200, Map.of(), RateJson.past(rates.past(currency)))));
    }

    @POST
    @Path(RATES)
    @Consumes(MediaType.APPLICATION_JSON)
    public Response add(
            @PathParam("currency") String currency,
            @Context Request request,
            @Context UriInfo uri,
            @Context HttpHeaders headers,
            InputStream stream) {
        QueryParameters.refuse(uri);
        byte[] body = RequestBody.read(stream);
        return Responses.of(writes.run(request, uri, headers, body, () -> {
            RateRequest asked = RateRequest.ofNew(body);
            rates.add(currency, asked.from(), asked.rate());
            return told(201, currency);
        }));
    }

    @PUT
    @Path(RATE)
    @Consumes(MediaType.APPLICATION_JSON)
    public Response change(
            @PathParam("currency") String currency,
            @PathParam("from") String from,
            @Context UriInfo uri,
            InputStream stream) {
        QueryParameters.refuse(uri);
        byte[] body = RequestBody.read(stream);
        return Responses.of(transactions.run(current.caller(), () -> {
            RateRequest asked = RateRequest.ofKnown(RateRequest.address(from), body);
            rates.change(currency, asked.from(), asked.rate());
            return told(200, currency);
        }));
    }

    @DELETE
    @Path(RATE)
    public Response remove(
            @PathParam("currency") String currency, @PathParam("from") String from, @Context UriInfo uri) {
        QueryParameters.refuse(uri);
        return Responses.of(transactions.run(current.caller(), () -> {
            rates.remove(currency, RateRequest.address(from));
            return told(200, currency);
        }));
    }

    private Answer told(int status, String currency) {
        return new Answer(status, Map.of(), RateJson.of(rates.of(currency)));
    }
}
