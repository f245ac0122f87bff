package jp.madoguchi.outreach.gift;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import jp.madoguchi.audit.AuditTrail;
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
import jp.madoguchi.security.Roles;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes in what the provider sold, as a lot named like its file. */
@Component
@RolesAllowed(Roles.OFFICIAL)
public class GiftLotImporter implements Importer<GiftRow> {
    /** After so many years a gift lapses, where its file says no day. */
    static final int YEARS = 3;

    private final IncidentService incidents;
    private final GiftStore gifts;
    private final GiftLotStore store;
    private final SealedCodes codes;
    private final AuditTrail trail;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    GiftLotImporter(
            IncidentService incidents,
            GiftStore gifts,
            GiftLotStore store,
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
        return "outreach.gift.import.kind";
    }

    @Override
    public ImportFormat<GiftRow> format() {
        return GiftFormat.of(Tokyo.today(clock));
    }

    @Override
    @Transactional(readOnly = true)
    public ImportCheck check(List<Numbered<GiftRow>> rows) {
        GiftLotPlan plan = plan(incidents.requireCurrent().id(), rows);
        return plan.problems.isEmpty()
                ? ImportCheck.counts(plan.newGifts.size(), 0, plan.unchanged)
                : ImportCheck.refused(plan.problems.kept());
    }

    @Override
    @Transactional
    public ImportOutcome store(List<Numbered<GiftRow>> rows, ImportSource source, Progress progress) {
        long incident = incidents.requireCurrent().id();
        gifts.lockPool(incident);
        GiftLotPlan plan = plan(incident, rows);
        if (!plan.problems.isEmpty()) {
            // somebody else's import came between the check and this
            throw new RejectedException("file", MessageText.of("outreach.gift.import.meanwhile"));
        }
        if (!plan.newGifts.isEmpty()) {
            add(incident, plan, source, progress);
        }
        return new ImportOutcome(rows.size(), plan.newGifts.size(), 0, plan.unchanged);
    }

    private void add(long incident, GiftLotPlan plan, ImportSource source, Progress progress) {
        GiftRow first = Objects.requireNonNull(plan.first);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        String name = name(incident, source.fileName());
        LocalDate lapsesOn = first.lapsesOn() == null ? Tokyo.day(now).plusYears(YEARS) : first.lapsesOn();
        var lot = new GiftLotStore.NewLot(
                incident,
                name,
                first.provider() == null ? first.host() : first.provider(),
                first.valueYen(),
                lapsesOn,
                source.fileName(),
                source.digest(),
                source.user(),
                now);
        try {
            store.add(lot, plan.newGifts, progress::done);
        } catch (DuplicateKeyException e) {
            // the exception names the key's value, a hash: it goes no further
            throw new RejectedException("file", MessageText.of("outreach.gift.import.meanwhile"));
        }
        events.publishEvent(new GiftsChanged(incident));
        trail.record(
                "outreach.gift.audit.lot",
                name,
                null,
                Map.of(
                        "outreach.gift.audit.gifts", String.valueOf(plan.newGifts.size()),
                        "outreach.gift.audit.value", String.valueOf(first.valueYen()),
                        "outreach.gift.audit.lapsesOn", lapsesOn.toString()));
    }

    private GiftLotPlan plan(long incident, List<Numbered<GiftRow>> rows) {
        GiftLotStore.AllKnown known = store.known(incident);
        return GiftLotPlan.of(rows, codes, known.bySerial(), known.byUrl());
    }

    /** The file's name without its ending; two files of one name are told apart by a number. */
    private String name(long incident, String fileName) {
        String stem = fileName.replaceFirst("\\.[A-Za-z0-9]{1,5}$", "").strip();
        String plain = stem.isEmpty() ? fileName : stem;
        String kept = plain.codePointCount(0, plain.length()) <= 100
                ? plain
                : plain.substring(0, plain.offsetByCodePoints(0, 100));
        String name = kept;
        for (int number = 2; store.hasName(incident, name); number++) {
            name = kept + " (" + number + ")";
        }
        return name;
    }
}
