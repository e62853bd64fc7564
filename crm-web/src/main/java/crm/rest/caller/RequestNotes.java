package crm.rest.caller;

import crm.web.edge.CurrentRequest;
import crm.web.edge.TenantClasses;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.AnnotatedElement;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tells log, metrics and traces which route a request takes and who sent it. */
@Provider
@Singleton
@Priority(Priorities.AUTHENTICATION + 1)
public class RequestNotes implements ContainerRequestFilter {

    private static final String BASE = "/api/v1/";

    private final CurrentCaller current;
    private final TenantClasses classes;

    @Context
    @SuppressWarnings("NullAway.Init") // set by the container; stands for that of the current thread
    ResourceInfo resource;

    @Inject
    public RequestNotes(CurrentCaller current, TenantClasses classes) {
        this.current = current;
        this.classes = classes;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        CurrentRequest.find().ifPresent(noted -> noted.isFor(route()));
        current.findMember().ifPresent(member -> classes.noted(member.caller(CurrentCaller.ORIGIN)));
    }

    private String route() {
        return BASE
                + Stream.of(resource.getResourceClass(), resource.getResourceMethod())
                        .map(RequestNotes::template)
                        .flatMap(Optional::stream)
                        .collect(Collectors.joining("/"));
    }

    /** Without the patterns of the parameters. */
    private static Optional<String> template(AnnotatedElement annotated) {
        return Optional.ofNullable(annotated.getAnnotation(Path.class))
                .map(path -> path.value().replaceAll("\\{(\\w+)[^{}]*}", "{$1}"));
    }
}
