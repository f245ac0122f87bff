package jp.madoguchi.casefile;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.platform.imports.ImportCheck;
import jp.madoguchi.platform.imports.ImportFormat;
import jp.madoguchi.platform.imports.ImportOutcome;
import jp.madoguchi.platform.imports.ImportSource;
import jp.madoguchi.platform.imports.Importer;
import jp.madoguchi.platform.imports.Numbered;
import jp.madoguchi.platform.jobs.Progress;
import jp.madoguchi.security.Roles;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes in the list of affected cards and makes persons of it: cards with the same e-mail and telephone number are one's. */
@Component
@RolesAllowed(Roles.OFFICIAL)
public class AffectedCardsImporter implements Importer<CardRow> {
    private final IncidentService incidents;
    private final CardStore store;
    private final CaseKeys keys;
    private final ApplicationEventPublisher events;

    AffectedCardsImporter(IncidentService incidents, CardStore store, CaseKeys keys, ApplicationEventPublisher events) {
        this.incidents = incidents;
        this.store = store;
        this.keys = keys;
        this.events = events;
    }

    @Override
    @PermitAll
    public String kind() {
        return "casefile.import.kind";
    }

    @Override
    public ImportFormat<CardRow> format() {
        return CardFormat.of(incidents.requireCurrent(), keys);
    }

    @Override
    @Transactional(readOnly = true)
    public ImportCheck check(List<Numbered<CardRow>> rows) {
        CardPlan plan = CardPlan.of(rows, store.known(incidents.requireCurrent().id()));
        return plan.problems.isEmpty()
                ? ImportCheck.counts(plan.newCards.size(), 0, plan.unchanged)
                : ImportCheck.refused(plan.problems.kept());
    }

    @Override
    @Transactional
    public ImportOutcome store(List<Numbered<CardRow>> rows, ImportSource source, Progress progress) {
        Incident incident = incidents.requireCurrent();
        CardPlan plan = CardPlan.of(rows, store.known(incident.id()));
        if (!plan.problems.isEmpty()) {
            // somebody else's import came between the check and this
            throw new RejectedException("file", MessageText.of("casefile.import.meanwhile"));
        }
        progress.total(plan.newPersons.size() + plan.newCards.size());
        store.add(incident.id(), plan, progress::done);
        if (!plan.newCards.isEmpty()) {
            events.publishEvent(new AffectedCardsImported(incident.id()));
        }
        return new ImportOutcome(rows.size(), plan.newCards.size(), 0, plan.unchanged);
    }
}
