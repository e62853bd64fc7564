package crm.rest.request;

import com.fasterxml.jackson.databind.node.ObjectNode;
import crm.metadata.EntityType;
import crm.problem.ProblemException;
import crm.problem.Problems;
import crm.record.Reason;
import crm.record.RecordPatch;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What somebody wants explained: a change, as he would send it, and the fields that he asks about. */
public record Explaining(ObjectNode body, Set<String> fields) {

    private static final String FIELDS = "fields";

    public static Explaining of(UriInfo uri, InputStream stream) {
        Set<String> fields = QueryParameters.of(uri, Set.of(FIELDS))
                .text(FIELDS)
                .map(names ->
                        Arrays.stream(names.split(",", -1)).map(String::strip).collect(Collectors.toSet()))
                .orElse(Set.of());
        return new Explaining(RequestBody.object(RequestBody.read(stream)), fields);
    }

    /** @throws ProblemException {@code INVALID_RECORD} if it cannot be read */
    public RecordPatch change(EntityType type) {
        fields.forEach(type::field);
        RecordPatch patch = RecordPatch.parse(type, body);
        Problems problems = new Problems();
        problems.addAll(patch.problems());
        problems.throwIfAny();
        return patch;
    }

    public List<Reason> about(List<Reason> all) {
        return all.stream()
                .filter(reason -> fields.isEmpty() || fields.contains(reason.field()))
                .toList();
    }
}
