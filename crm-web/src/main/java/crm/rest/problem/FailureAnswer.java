package crm.rest.problem;

import crm.problem.ProblemCode;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.lang.System.Logger.Level;
import java.util.List;

/** Answers what nobody expected: our error, with a reference to the log and nothing of its inside. */
@Provider
@Singleton
public class FailureAnswer implements ExceptionMapper<Throwable> {

    static final String MESSAGE =
            "Something went wrong on our side. If it stays, tell us the instance of this problem.";

    private static final System.Logger LOG = System.getLogger(FailureAnswer.class.getName());

    @Override
    public Response toResponse(Throwable failure) {
        ProblemBody body = new ProblemBody(ProblemCode.INTERNAL, MESSAGE, List.of());
        LOG.log(Level.ERROR, "Failure " + body.reference(), failure);
        return body.response();
    }
}
