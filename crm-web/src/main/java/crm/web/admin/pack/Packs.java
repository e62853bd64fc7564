package crm.web.admin.pack;

import crm.admin.pack.PackGallery;
import crm.admin.pack.PackSamples;
import crm.web.shell.Session;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;

/** The packs of the tenant of this session. */
@Singleton
public class Packs {

    private final Session session;
    private final PackGallery gallery;
    private final PackSamples samples;

    @Inject
    public Packs(Session session, PackGallery gallery, PackSamples samples) {
        this.session = session;
        this.gallery = gallery;
        this.samples = samples;
    }

    public List<PackGallery.Entry> entries() {
        return session.run(gallery::entries);
    }

    /**
     * Makes the example records of a pack, and answers how many.
     *
     * @throws crm.problem.ProblemException as {@link PackSamples#create}
     */
    public int samples(String pack) {
        return session.run(() -> samples.create(pack));
    }
}
