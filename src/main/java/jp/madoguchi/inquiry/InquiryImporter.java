package jp.madoguchi.inquiry;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.util.List;
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

/** Takes in the inquiries that another system has logged. They are added, never changed: a correction has its own way. */
@Component
@RolesAllowed(Roles.SUPERVISOR)
public class InquiryImporter implements Importer<InquiryRow> {
    private final IncidentService incidents;
    private final InquiryImportStore store;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    InquiryImporter(
            IncidentService incidents, InquiryImportStore store, ApplicationEventPublisher events, Clock clock) {
        this.incidents = incidents;
        this.store = store;
        this.events = events;
        this.clock = clock;
    }

    @Override
    @PermitAll
    public String kind() {
        return "inquiry.import.kind";
    }

    @Override
    public ImportFormat<InquiryRow> format() {
        return InquiryFormat.of(incidents.requireCurrent(), clock);
    }

    @Override
    @Transactional(readOnly = true)
    public ImportCheck check(List<Numbered<InquiryRow>> rows) {
        InquiryImportPlan plan = plan(incidents.requireCurrent().id(), rows);
        return plan.problems().isEmpty()
                ? ImportCheck.counts(plan.added().size(), 0, plan.unchanged())
                : ImportCheck.refused(plan.problems().kept());
    }

    @Override
    @Transactional
    public ImportOutcome store(List<Numbered<InquiryRow>> rows, ImportSource source, Progress progress) {
        long incidentId = incidents.requireCurrent().id();
        InquiryImportPlan plan = plan(incidentId, rows);
        if (!plan.problems().isEmpty()) {
            // somebody logged one of these calls between the check and this
            throw new RejectedException("file", MessageText.of("inquiry.import.meanwhile"));
        }
        progress.total(plan.added().size());
        store.add(incidentId, plan.added(), source.user(), clock.instant(), progress::done);
        if (!plan.added().isEmpty()) {
            events.publishEvent(new InquiriesImported(incidentId));
        }
        return new ImportOutcome(rows.size(), plan.added().size(), 0, plan.unchanged());
    }

    private InquiryImportPlan plan(long incidentId, List<Numbered<InquiryRow>> rows) {
        return InquiryImportPlan.of(rows, store.imported(incidentId, rows), store.loggedAtTheDesk(incidentId, rows));
    }
}
