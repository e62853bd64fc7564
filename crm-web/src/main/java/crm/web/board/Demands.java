package crm.web.board;

import crm.metadata.EntityType;
import crm.metadata.Field;
import crm.problem.FieldProblem;
import crm.record.RecordPatch;
import crm.record.Records;
import crm.value.RecordRef;
import crm.web.edit.FieldWords;
import crm.web.shell.Session;
import crm.web.text.Language;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says what a move would ask for before it is made, by the rules that decide it when it is. */
@Singleton
public class Demands {

    private final Session session;
    private final Records records;

    @Inject
    public Demands(Session session, Records records) {
        this.session = session;
        this.records = records;
    }

    /** @return a sentence, empty where nothing is asked for */
    String of(RecordRef ref, Field by, @Nullable String option, Language language) {
        EntityType type = session.run(() -> records.type(ref.entity()));
        List<FieldProblem> problems =
                session.run(() -> records.problems(ref, RecordPatch.of(Collections.singletonMap(by.name(), option))));
        return problems.stream()
                .map(problem -> new FieldWords(language).problem(type, problem))
                .distinct()
                .collect(Collectors.joining(" "));
    }
}
