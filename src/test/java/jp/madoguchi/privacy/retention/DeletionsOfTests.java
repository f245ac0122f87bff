package jp.madoguchi.privacy.retention;

import java.time.Instant;
import java.util.List;
import jp.madoguchi.incident.Incident;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What tests of other packages need of deletion runs' inner parts: a person's traces, and the work itself. */
public final class DeletionsOfTests {
    private final ApplicationContext portal;
    private final Incident incident;
    private final Traces traces;

    public DeletionsOfTests(ApplicationContext portal, JdbcClient jdbc, Incident incident) {
        this.portal = portal;
        this.incident = incident;
        this.traces = new Traces(jdbc, incident);
    }

    /** A person in every field that may hold one. */
    public void leave(String caseNumber, Instant at) {
        traces.leave(caseNumber, at);
    }

    /** The columns in which such a person is still to be found. */
    public List<String> found() {
        return traces.found();
    }

    /** Erases all that there is of a kind, as a run of everything does. */
    public void erase(ErasedKind kind) {
        ErasureScope everything =
                new ErasureScope(incident.id(), null, true, Instant.EPOCH, new CallerNames(new byte[32]));
        portal.getBeansOfType(Erasable.class).values().stream()
                .filter(one -> one.kind() == kind)
                .forEach(one -> one.erase(everything, 0, 1_000));
    }

    /** Works at a run until it is done or something stops it. */
    public void work(long run) {
        DeletionWork work = portal.getBean(DeletionWork.class);
        while (work.goOn(run)) {
            // one batch each time
        }
    }
}
