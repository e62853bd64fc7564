package crm.web.edit;

import com.vaadin.flow.component.UI;
import crm.file.ArrivedFile;
import crm.file.ArrivingFiles;
import crm.file.Contents;
import crm.problem.ProblemException;
import crm.transaction.Caller;
import crm.transaction.Transactions;
import crm.value.StoredFile;
import crm.web.shell.Session;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicReference;

/** Takes the files that people choose on a page. They are kept for a day, and for good by the record that is saved with them. */
@Singleton
public class Uploads {

    private final Session session;
    private final Transactions transactions;
    private final ArrivingFiles arriving;
    private final Contents contents;

    @Inject
    public Uploads(Session session, Transactions transactions, ArrivingFiles arriving, Contents contents) {
        this.session = session;
        this.transactions = transactions;
        this.arriving = arriving;
        this.contents = contents;
    }

    /**
     * Takes a file on the thread that brings it; the page is held only to ask who its person is.
     *
     * @throws ProblemException as {@link ArrivingFiles#receive} and {@link Contents#keep}
     */
    StoredFile take(UI ui, InputStream stream, String name) {
        AtomicReference<Caller> caller = new AtomicReference<>();
        ui.accessSynchronously(() -> caller.set(session.caller()));
        try (ArrivedFile arrived = arriving.receive(stream, name)) {
            return transactions.run(caller.get(), () -> contents.keep(arrived));
        }
    }
}
