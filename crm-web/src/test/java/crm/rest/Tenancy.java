package crm.rest;

import crm.admin.pack.PackGallery;
import crm.admin.pack.PackSamples;
import crm.currency.CurrencyRates;
import crm.file.ArrivingFiles;
import crm.idempotency.IdempotentWrites;
import crm.kernel.Kernel;
import crm.kernel.KernelDatabase;
import crm.record.RecordPatch;
import crm.record.store.StoredValues;
import crm.rest.body.GroupAnswers;
import crm.rest.body.RecordAnswers;
import crm.rest.caller.CrossSiteFilter;
import crm.rest.caller.CurrentCaller;
import crm.rest.problem.FailureAnswer;
import crm.rest.problem.ProblemAnswer;
import crm.rest.problem.RefusedRequestAnswer;
import crm.rest.request.WriteOnce;
import crm.savedlist.SavedLists;
import crm.tenant.Member;
import crm.tenant.Tenant;
import crm.tenant.TenantLayers;
import crm.transaction.Caller;
import crm.web.WhoAmI;
import crm.web.file.FileReading;
import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.resteasy.core.ResourceMethodInvoker;
import org.jboss.resteasy.core.ResourceMethodRegistry;
import org.jboss.resteasy.mock.MockDispatcherFactory;
import org.jboss.resteasy.spi.Dispatcher;

/** Tenants of a real kernel, and the REST face as their people see it: routes, filters and problems without a server. */
final class Tenancy {

    private static final Kernel KERNEL = new Kernel(KernelDatabase.shared().app());

    private final Tenant tenant;

    /** @param alias a new tenant with the sales pack, or the one there is */
    Tenancy(String alias) {
        tenant = KERNEL.tenants.create(alias, alias, "en", "EUR", "Europe/Berlin", List.of("sales"));
    }

    /** The face as a new user with this role sees it. */
    Face face(String role) {
        Member member = new Member(tenant.id(), tenant.alias(), tenant.name(), user(role), Set.of(role));
        WhoAmI person = new WhoAmI("http://issuer", member.user().toString(), "A " + role, "", Optional.empty());
        CurrentCaller current = new CurrentCaller();
        current.is(person, List.of(member), Optional.empty());
        return new Face(dispatcher(current));
    }

    /** Every route that is registered, for example {@code PATCH /{entity}/{id}}. */
    List<String> routes() {
        ResourceMethodRegistry registry =
                (ResourceMethodRegistry) dispatcher(new CurrentCaller()).getRegistry();
        return registry.getBounded().values().stream()
                .flatMap(List::stream)
                .map(ResourceMethodInvoker.class::cast)
                .flatMap(invoker ->
                        invoker.getHttpMethods().stream().map(method -> method + " " + template(invoker.getMethod())))
                .toList();
    }

    private static String template(Method method) {
        return Stream.of(method.getDeclaringClass().getAnnotation(Path.class), method.getAnnotation(Path.class))
                .flatMap(Stream::ofNullable)
                .map(path -> "/" + path.value().replaceAll(":[^{}]+}", "}"))
                .collect(Collectors.joining());
    }

    private UUID user(String role) {
        RecordPatch person = RecordPatch.of(Map.of("name", "The " + role, "email", UUID.randomUUID() + "@example.com"));
        return KERNEL.transactions.run(
                Caller.system(tenant.id()),
                () -> KERNEL.records.unrestricted().create("user", person).id());
    }

    private static Dispatcher dispatcher(CurrentCaller current) {
        var transactions = KERNEL.transactions;
        var records = KERNEL.records;
        WriteOnce writes = new WriteOnce(current, transactions, new IdempotentWrites(), records);
        RecordAnswers answers = new RecordAnswers(records);
        Filters filters = new Filters(KERNEL.expressions, records);
        Planning planning = new Planning(current, transactions, writes, KERNEL.versions, KERNEL.worker);
        Dispatcher dispatcher = MockDispatcherFactory.createDispatcher();
        List.of(
                        new RecordsResource(current, transactions, writes, records, filters, answers),
                        new RecordResource(current, transactions, writes, records, answers),
                        new BatchResource(writes, records, answers),
                        new RestoreResource(writes, records, answers),
                        new AggregateResource(current, transactions, records, filters, new GroupAnswers(records)),
                        new MetadataResource(current, transactions, records),
                        new CustomisationResource(planning, KERNEL.plans),
                        new LayerResource(current, transactions, planning, KERNEL.plans, KERNEL.versions),
                        new VersionsResource(current, transactions, planning, KERNEL.plans, KERNEL.versions, records),
                        new DifferenceResource(current, transactions, KERNEL.versions),
                        new PacksResource(
                                current,
                                transactions,
                                planning,
                                writes,
                                KERNEL.plans,
                                KERNEL.metadata,
                                new PackGallery(KERNEL.metadata, new TenantLayers(), records),
                                new PackSamples(KERNEL.metadata, new TenantLayers(), records)),
                        new CurrenciesResource(
                                current,
                                transactions,
                                writes,
                                new CurrencyRates(
                                        KERNEL.metadata,
                                        new TenantLayers(),
                                        KERNEL.policies,
                                        new StoredValues(),
                                        KERNEL.bell),
                                KERNEL.tenants),
                        new LimitsResource(current, transactions, records, KERNEL.fieldWork, KERNEL.contents),
                        new FilesResource(current, transactions, new ArrivingFiles(), KERNEL.contents),
                        new FileResource(current, new FileReading(transactions, records, KERNEL.contents)),
                        new WorkResource(current, transactions, writes, KERNEL.fieldWork, KERNEL.worker),
                        new HistoryResource(current, transactions, records),
                        new ListsResource(current, transactions, records, filters, new SavedLists()),
                        new SearchResource(current, transactions, records),
                        new MeResource(current, transactions, records),
                        new OpenApiResource(current, transactions, records))
                .forEach(dispatcher.getRegistry()::addSingletonResource);
        List.of(new ProblemAnswer(), new RefusedRequestAnswer(), new FailureAnswer(), new CrossSiteFilter())
                .forEach(dispatcher.getProviderFactory()::registerProviderInstance);
        return dispatcher;
    }
}
