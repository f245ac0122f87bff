package jp.madoguchi.outreach.gift;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import jp.madoguchi.audit.AuditTrail;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.outreach.gift.GiftStore.Held;
import jp.madoguchi.outreach.gift.GiftStore.Reason;
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
import jp.madoguchi.security.Roles;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes in what the provider says became of the gifts. Where it says something else than we know, that is listed and stays so until
 * somebody has settled it; the same file again changes nothing.
 */
@Component
@RolesAllowed(Roles.OFFICIAL)
public class GiftResultImporter implements Importer<ResultRow> {
    private final IncidentService incidents;
    private final GiftStore gifts;
    private final ResultStore store;
    private final SealedCodes codes;
    private final AuditTrail trail;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    GiftResultImporter(
            IncidentService incidents,
            GiftStore gifts,
            ResultStore store,
            SealedCodes codes,
            AuditTrail trail,
            ApplicationEventPublisher events,
            Clock clock) {
        this.incidents = incidents;
        this.gifts = gifts;
        this.store = store;
        this.codes = codes;
        this.trail = trail;
        this.events = events;
        this.clock = clock;
    }

    @Override
    @PermitAll
    public String kind() {
        return "outreach.gift.result.kind";
    }

    @Override
    public ImportFormat<ResultRow> format() {
        return ResultFormat.of(codes, Tokyo.today(clock));
    }

    /** Changes are gifts that come to another state; added is what comes onto the list of differences. */
    @Override
    @Transactional(readOnly = true)
    public ImportCheck check(List<Numbered<ResultRow>> rows) {
        long incident = incidents.requireCurrent().id();
        ResultPlan plan = ResultPlan.of(rows, store.gifts(incident, false), store.listed(incident));
        return plan.problems.isEmpty()
                ? ImportCheck.counts(plan.differences.size(), plan.changed, plan.unchanged)
                : ImportCheck.refused(plan.problems.kept());
    }

    @Override
    @Transactional
    public ImportOutcome store(List<Numbered<ResultRow>> rows, ImportSource source, Progress progress) {
        long incident = incidents.requireCurrent().id();
        gifts.lockPool(incident);
        ResultPlan plan = ResultPlan.of(rows, store.gifts(incident, true), store.listed(incident));
        if (!plan.problems.isEmpty()) {
            throw new RejectedException("file", MessageText.of("outreach.gift.import.meanwhile"));
        }
        if (plan.changed > 0 || !plan.differences.isEmpty()) {
            apply(incident, rows.size(), plan, source);
        }
        progress.done(rows.size());
        return new ImportOutcome(rows.size(), plan.differences.size(), plan.changed, plan.unchanged);
    }

    private void apply(long incident, int rows, ResultPlan plan, ImportSource source) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        plan.moves.forEach((move, of) -> {
            List<Held> sorted =
                    of.stream().sorted(Comparator.comparingLong(Held::id)).toList();
            gifts.change(
                    sorted, move.to(), new Reason(GiftCause.RESULT_FILE, source.fileName(), moment(move.on(), now)));
        });
        Long before = store.file(incident, source.digest());
        long file = before == null ? store.addFile(incident, source, rows, plan, now) : before;
        try {
            store.addDifferences(incident, file, plan.differences, now);
        } catch (DuplicateKeyException e) {
            // another node has listed them since this transaction began
            throw new RejectedException("file", MessageText.of("outreach.gift.import.meanwhile"));
        }
        events.publishEvent(new GiftsChanged(incident));
        trail.record(
                "outreach.gift.audit.results",
                source.fileName(),
                null,
                Map.of(
                        "outreach.gift.audit.rows", String.valueOf(rows),
                        "outreach.gift.audit.changed", String.valueOf(plan.changed),
                        "outreach.gift.audit.differences", String.valueOf(plan.differences.size())));
    }

    private static Instant moment(@Nullable LocalDate on, Instant now) {
        return on == null ? now : Tokyo.startOf(on);
    }
}
