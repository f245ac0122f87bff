package jp.madoguchi.reissue;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
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
import jp.madoguchi.platform.time.Tokyo;
import jp.madoguchi.security.CurrentUser;
import jp.madoguchi.security.Roles;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes in an organisation's counts as reports that wait for the city's review; always in the user's own organisation. */
@Component
@RolesAllowed(Roles.CONTRACTOR)
public class ReissueCountsImporter implements Importer<CountRow> {
    private final IncidentService incidents;
    private final ReissueStore store;
    private final CurrentUser currentUser;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ReissueCountsImporter(
            IncidentService incidents,
            ReissueStore store,
            CurrentUser currentUser,
            ApplicationEventPublisher events,
            Clock clock) {
        this.incidents = incidents;
        this.store = store;
        this.currentUser = currentUser;
        this.events = events;
        this.clock = clock;
    }

    @Override
    @PermitAll
    public String kind() {
        return "reissue.import.kind";
    }

    @Override
    public ImportFormat<CountRow> format() {
        return CountFormat.of(incidents.requireCurrent(), Tokyo.today(clock));
    }

    @Override
    @Transactional(readOnly = true)
    public ImportCheck check(List<Numbered<CountRow>> rows) {
        CountPlan plan = plan(incidents.requireCurrent(), rows);
        return plan.problems.isEmpty()
                ? ImportCheck.counts(plan.newRows(), 0, plan.unchanged)
                : ImportCheck.refused(plan.problems.kept());
    }

    @Override
    @Transactional
    public ImportOutcome store(List<Numbered<CountRow>> rows, ImportSource source, Progress progress) {
        Incident incident = incidents.requireCurrent();
        CountPlan plan = plan(incident, rows);
        if (!plan.problems.isEmpty()) {
            // a colleague's upload came between the check and this
            throw new RejectedException("file", MessageText.of("reissue.import.meanwhile"));
        }
        if (!plan.newDays.isEmpty()) {
            String organisation = currentUser.requireOrganisation();
            long upload = store.addUpload(
                    incident.id(), organisation, source.fileName(), source.digest(), source.user(), clock.instant());
            plan.newDays.forEach((day, counts) -> store.addReport(incident.id(), upload, organisation, day, counts));
            events.publishEvent(new ReissueReported(incident.id()));
        }
        progress.done(rows.size());
        return new ImportOutcome(rows.size(), plan.newRows(), 0, plan.unchanged);
    }

    private CountPlan plan(Incident incident, List<Numbered<CountRow>> rows) {
        List<ReissueReport> before = store.reports(incident.id(), currentUser.requireOrganisation()).stream()
                .filter(report -> report.state().counts())
                .toList();
        return CountPlan.of(incident, rows, before);
    }
}
