package crm.rest.openapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import crm.access.AccessPolicy;
import crm.metadata.EntityType;

/** The addresses of one entity type with the operations that the caller has a right to. */
final class EntityPaths {

    private static final String JSON = "application/json";
    private static final String MERGE_PATCH = "application/merge-patch+json";

    private final EntityType type;
    private final AccessPolicy access;
    private final String name;
    private final String label;

    EntityPaths(EntityType type, AccessPolicy access) {
        this.type = type;
        this.access = access;
        name = type.name();
        label = type.label().english();
    }

    void addTo(ObjectNode paths) {
        ObjectNode all = paths.putObject("/" + name);
        all.set("get", list().json());
        if (access.mayCreate(type)) {
            all.set("post", create().json());
            paths.putObject("/" + name + ":create").set("post", createSeveral().json());
            paths.putObject("/" + name + ":explain").set("post", explainNew().json());
        }
        paths.putObject("/" + name + ":aggregate").set("post", aggregate().json());
        paths.putObject("/" + name + "/{id}:explain").set("post", explain().json());
        ObjectNode one = paths.putObject("/" + name + "/{id}");
        one.set("get", read().json());
        if (access.mayEdit(type)) {
            one.set("patch", change().json());
        }
        paths.putObject("/" + name + "/{id}/history").set("get", history().json());
        ObjectNode lists = paths.putObject("/" + name + "/lists");
        lists.set("get", lists().json());
        ObjectNode list = paths.putObject("/" + name + "/lists/{list}");
        list.set("put", saveList().json());
        list.set("delete", forgetList().json());
        if (access.mayDelete(type)) {
            one.set("delete", delete().json());
            paths.putObject("/" + name + "/{id}:restore").set("post", restore().json());
        }
    }

    private Operation list() {
        return operation("list", type.plural().english() + ", page by page")
                .parameters("filter", "sort", "limit", "after", "fields", "count", "tenant")
                .answers(200, "A page", EntitySchemas.page(type));
    }

    private Operation create() {
        return operation("create", "A new " + label)
                .parameters("idempotencyKey", "tenant")
                .takes(EntitySchemas.made(type), JSON)
                .answers(201, "It is made", EntitySchemas.told(type), "ETag", "Location")
                .refuses(422, "What was sent is understood but not acceptable");
    }

    private Operation createSeveral() {
        return operation("createSeveral", "New " + type.plural().english() + ", all or none")
                .parameters("idempotencyKey", "tenant")
                .takes(EntitySchemas.batch(type), JSON)
                .answers(201, "They are made", EntitySchemas.batchMade(type))
                .refuses(422, "What was sent is understood but not acceptable");
    }

    private Operation aggregate() {
        return operation("aggregate", "Counts and sums over " + type.plural().english())
                .parameters("tenant")
                .takes("Aggregation", JSON)
                .answers(200, "The groups", "Groups");
    }

    private Operation read() {
        return operation("read", "One " + label)
                .parameters("id", "fields", "ifNoneMatch", "tenant")
                .answers(200, "The record", EntitySchemas.told(type), "ETag")
                .answersNothing(304, "The caller has this version already")
                .refuses(404, "There is none, or none that the caller may see");
    }

    private Operation change() {
        return operation("change", "Changes the fields that are sent; null takes a value away")
                .parameters("id", "ifMatch", "idempotencyKey", "tenant")
                .takes(EntitySchemas.changed(type), MERGE_PATCH, JSON)
                .answers(200, "The record as it is now", EntitySchemas.told(type), "ETag")
                .refuses(404, "There is none, or none that the caller may see")
                .refuses(412, "It has another version by now; 'current' is the record")
                .refuses(422, "What was sent is understood but not acceptable");
    }

    private Operation delete() {
        return operation("delete", "Deletes it; it can be restored")
                .parameters("id", "ifMatch", "tenant")
                .answersNothing(204, "It is deleted")
                .refuses(404, "There is none, or none that the caller may see")
                .refuses(412, "It has another version by now; 'current' is the record");
    }

    private Operation restore() {
        return operation("restore", "Brings a deleted one back")
                .parameters("id", "idempotencyKey", "tenant")
                .answers(200, "The record", EntitySchemas.told(type), "ETag")
                .refuses(422, "It is not deleted");
    }

    private Operation explain() {
        return operation("explain", "Why fields are hidden, locked, required or refused, with a change or without")
                .parameters("id", "fields", "tenant")
                .takes(EntitySchemas.changed(type), MERGE_PATCH, JSON)
                .answers(200, "The reasons", "Reasons")
                .refuses(404, "There is none, or none that the caller may see");
    }

    private Operation explainNew() {
        return operation("explainNew", "The same of a new " + label)
                .parameters("fields", "tenant")
                .takes(EntitySchemas.changed(type), JSON)
                .answers(200, "The reasons", "Reasons");
    }

    private Operation history() {
        return operation("history", "What happened to it, newest first, with who did it and why")
                .parameters("id", "before", "historyLimit", "field", "tenant")
                .answers(200, "A page of changes", "History")
                .refuses(404, "There is none, or none that the caller may see");
    }

    private Operation lists() {
        return operation("lists", "The lists that you are offered: the company's and your own")
                .parameters("acceptLanguage", "tenant")
                .answers(200, "The lists", "Lists");
    }

    private Operation saveList() {
        return operation("saveList", "Saves a list of your own, in the place of one of this name")
                .parameters("list", "tenant")
                .takes("ListInput", JSON)
                .answers(200, "The list", "List")
                .refuses(403, "It is the company's list")
                .refuses(422, "What was sent is understood but not acceptable");
    }

    private Operation forgetList() {
        return operation("forgetList", "Deletes a list of your own")
                .parameters("list", "tenant")
                .answersNothing(204, "It is deleted")
                .refuses(404, "You have no such list");
    }

    private Operation operation(String verb, String summary) {
        return new Operation(verb + "_" + name, summary, label);
    }
}
