package jp.madoguchi.reissue;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.util.ArrayList;
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
import jp.madoguchi.platform.imports.ReadingChoices;
import jp.madoguchi.platform.jobs.Progress;
import jp.madoguchi.platform.table.RowProblem;
import jp.madoguchi.platform.time.Tokyo;
import jp.madoguchi.security.CurrentUser;
import jp.madoguchi.security.Roles;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes in an organisation's counts as reports that wait for the city's review; always in the user's own organisation. */
@Component
@RolesAllowed(Roles.CONTRACTOR)
public class ReissueCountsImporter implements Importer<CountRow> {
    private final IncidentService incidents;
    private final ReissueStore store;
    private final SubmissionWriter writer;
    private final SubmissionTrail trail;
    private final CurrentUser currentUser;
    private final Clock clock;

    ReissueCountsImporter(
            IncidentService incidents,
            ReissueStore store,
            SubmissionWriter writer,
            SubmissionTrail trail,
            CurrentUser currentUser,
            Clock clock) {
        this.incidents = incidents;
        this.store = store;
        this.writer = writer;
        this.trail = trail;
        this.currentUser = currentUser;
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
        if (!plan.problems.isEmpty()) {
            return ImportCheck.refused(plan.problems.kept());
        }
        List<RowProblem> toExplain = new ArrayList<>(plan.corrections);
        toExplain.addAll(plan.warnings);
        return new ImportCheck(List.of(), toExplain, plan.newRows(), plan.corrections.size(), plan.unchanged);
    }

    /** Sends at once what needs neither a reason nor an explanation. */
    @Override
    @Transactional
    public ImportOutcome store(List<Numbered<CountRow>> rows, ImportSource source, Progress progress) {
        Incident incident = incidents.requireCurrent();
        CountPlan plan = plan(incident, rows);
        if (!plan.problems.isEmpty() || !plan.corrections.isEmpty() || !plan.warnings.isEmpty()) {
            // a colleague's upload came between the check and this
            throw new RejectedException("file", MessageText.of("reissue.import.meanwhile"));
        }
        if (!plan.reports.isEmpty()) {
            String organisation = currentUser.requireOrganisation();
            writer.lock(incident, organisation);
            long upload = writer.file(
                    incident, organisation, source.file(), source.preview(), ReadingChoices.NONE, source.user());
            writer.submit(incident, upload, organisation, plan.reports, SubmissionWords.NONE, source.user());
            trail.sent(incident.id(), upload, organisation);
        }
        progress.done(rows.size());
        return new ImportOutcome(rows.size(), plan.newRows(), 0, plan.unchanged);
    }

    CountPlan plan(Incident incident, List<Numbered<CountRow>> rows) {
        return CountPlan.of(incident, rows, store.reports(incident.id(), currentUser.requireOrganisation()));
    }
}
