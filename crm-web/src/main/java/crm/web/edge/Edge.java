package crm.web.edge;

import crm.database.Migration;
import crm.measure.Tracing;
import io.undertow.servlet.ServletExtension;
import io.undertow.servlet.api.DeploymentInfo;
import io.undertow.util.AttachmentKey;
import jakarta.servlet.ServletContext;

/**
 * Puts itself around everything Undertow does for this application, also around what never reaches a servlet: the login,
 * refusals, files, the 503 of a server that is stopping. Found by its name in {@code META-INF/services}.
 */
public final class Edge implements ServletExtension {

    static final AttachmentKey<CurrentRequest> REQUEST = AttachmentKey.create(CurrentRequest.class);

    @Override
    public void handleDeployment(DeploymentInfo deployment, ServletContext context) {
        deployment.addInitialHandlerChainWrapper(next -> new EdgeHandler(
                new WholeBody(new AskedPlace(next), WholeBody.PATIENCE), Tracing.ofNode(), Migration::isDone));
        deployment.addThreadSetupAction(new RequestScope());
    }
}
