package crm.rest;

import crm.web.WhoAmI;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;

/** {@code GET /me}: whose token this is. */
@Path("/me")
public class MeResource {
    record Me(String subject, String name, String email) {}

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Me me(@Context HttpServletRequest request) {
        WhoAmI person = WhoAmI.of(request);
        return new Me(person.subject(), person.name(), person.email());
    }
}
