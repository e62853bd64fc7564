package crm.rest.problem;

import crm.problem.ProblemCode;
import crm.problem.ProblemException;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.lang.System.Logger.Level;

/** Answers the kernel's problems. */
@Provider
@Singleton
public class ProblemAnswer implements ExceptionMapper<ProblemException> {

    private static final System.Logger LOG = System.getLogger(ProblemAnswer.class.getName());

    @Override
    public Response toResponse(ProblemException problem) {
        ProblemBody body = new ProblemBody(problem.code(), problem.message(), problem.errors());
        if (problem.code() == ProblemCode.UNAVAILABLE) {
            LOG.log(Level.WARNING, () -> "Problem %s: %s".formatted(body.reference(), reason(problem)));
        } else {
            LOG.log(problem.code().isOurs() ? Level.ERROR : Level.DEBUG, "Problem " + body.reference(), problem);
        }
        return body.response();
    }

    /** A database that is gone fails every request alike: a line says enough. */
    private static String reason(ProblemException problem) {
        Throwable cause = problem.getCause();
        return problem.message() + (cause == null ? "" : " " + cause.getMessage());
    }
}
