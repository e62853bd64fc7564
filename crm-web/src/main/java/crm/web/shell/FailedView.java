package crm.web.shell;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.ParentLayout;
import crm.problem.ProblemCode;
import crm.problem.ProblemException;
import crm.web.edge.RequestId;
import crm.web.text.Language;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A page that could not be made: says so in words, with a reference to the log, and never with a stack trace. */
@ParentLayout(MainLayout.class)
@PermitAll
public class FailedView extends Main implements HasErrorParameter<Exception>, HasDynamicTitle {

    private static final Logger LOG = LoggerFactory.getLogger(FailedView.class);

    private final Language language;
    private String title = "";

    @Inject
    public FailedView(Languages languages) {
        language = languages.current();
        addClassName("page");
    }

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<Exception> parameter) {
        Optional<ProblemException> problem = Stream.<Throwable>iterate(
                        parameter.getCaughtException(), cause -> cause != null, Throwable::getCause)
                .filter(ProblemException.class::isInstance)
                .map(ProblemException.class::cast)
                .findFirst();
        String address = "/" + event.getLocation().getPathWithQueryParameters();
        return problem.map(known -> tell(known, address)).orElseGet(() -> tellOwnFault(event, parameter, address));
    }

    private int tell(ProblemException problem, String address) {
        ProblemCode code = problem.code();
        if (code == ProblemCode.NO_TENANT) {
            show("users", language.t("error.noTenant"), language.t("error.noTenantText"), retry(address));
            return HttpServletResponse.SC_FORBIDDEN;
        }
        if (code == ProblemCode.FORBIDDEN) {
            show("lock", language.t("error.forbidden"), language.t("error.forbiddenText"), home());
            return HttpServletResponse.SC_FORBIDDEN;
        }
        if (code == ProblemCode.NOT_FOUND || code == ProblemCode.UNKNOWN_ENTITY) {
            show("search", language.t("error.nothingHere"), language.t("error.nothingHereText"), home());
            return HttpServletResponse.SC_NOT_FOUND;
        }
        show("triangle-alert", language.t("error.address"), String.valueOf(problem.getMessage()), home());
        return HttpServletResponse.SC_BAD_REQUEST;
    }

    /** What was searched or filtered for may name people: the log gets the path alone. */
    private int tellOwnFault(BeforeEnterEvent event, ErrorParameter<Exception> parameter, String address) {
        String reference = RequestId.current().spoken();
        LOG.error("Failure {} at {}", reference, event.getLocation().getPath(), parameter.getCaughtException());
        show("triangle-alert", language.t("error.failed"), language.t("error.failedText", reference), retry(address));
        return HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
    }

    private void show(String icon, String heading, String text, Anchor way) {
        title = heading;
        way.addClassName("primary");
        add(new Failure(icon, heading, text, way));
    }

    private Anchor home() {
        return new Anchor("/", language.t("error.toHome"));
    }

    private Anchor retry(String address) {
        Anchor retry = new Anchor(address, language.t("error.tryAgain"));
        retry.setRouterIgnore(true);
        return retry;
    }

    @Override
    public String getPageTitle() {
        return title;
    }
}
