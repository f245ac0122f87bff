package jp.madoguchi.regulator;

import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.platform.time.Tokyo;
import jp.madoguchi.security.Roles;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The register of what the state did about the incident. */
@Service
@Transactional(readOnly = true)
@RolesAllowed({Roles.OFFICIAL, Roles.APPROVER, Roles.AUDITOR})
public class RegulatorService {
    /** What is due within so many days is told on the start page. */
    public static final int SOON_DAYS = 14;

    /** For so many days a change is news. */
    public static final int NEWS_DAYS = 7;

    public static final int MOST_NEWS = 50;

    private final RegulatorActionStore actions;
    private final RegulatorChangeStore changes;
    private final RegulatorFileStore files;
    private final Clock clock;

    RegulatorService(
            RegulatorActionStore actions, RegulatorChangeStore changes, RegulatorFileStore files, Clock clock) {
        this.actions = actions;
        this.changes = changes;
        this.files = files;
        this.clock = clock;
    }

    /**
     * What was issued until a day, that day included, the oldest first, as it stands in the register now. What was withdrawn from the
     * register isn't there.
     */
    public List<RegulatorAction> issuedUntil(long incidentId, LocalDate day) {
        return actions.whole(actions.heads(incidentId).stream()
                .filter(head ->
                        head.withdrawn() == null && !head.action().issuedOn().isAfter(day))
                .toList());
    }

    /** All entries, those that were withdrawn too; the latest action first. */
    public List<RegisterLine> register(long incidentId) {
        List<RegulatorActionStore.Head> heads = actions.heads(incidentId);
        List<RegulatorAction> whole = actions.whole(heads);
        List<RegisterLine> lines = new ArrayList<>();
        for (int i = heads.size() - 1; i >= 0; i--) {
            RegulatorActionStore.Head head = heads.get(i);
            lines.add(new RegisterLine(whole.get(i), head.changed(), head.withdrawn() != null));
        }
        return lines;
    }

    /** @throws RejectedException where there is no such action */
    public RegisteredAction action(long actionId) {
        RegulatorActionStore.Head head =
                actions.head(actionId).orElseThrow(() -> new RejectedException(MessageText.of("regulator.unknown")));
        List<RegulatorFile> all = files.of(actionId);
        List<RegulatorChange> history = changes.of(actionId);
        List<FollowedMeasure> followed = actions.measures(List.of(actionId)).stream()
                .map(one -> new FollowedMeasure(
                        one.measure(),
                        one.version(),
                        all.stream()
                                .filter(file -> file.removed() == null
                                        && Objects.equals(
                                                file.measureId(), one.measure().id()))
                                .toList(),
                        history.stream()
                                .filter(change -> Objects.equals(
                                        change.measureId(), one.measure().id()))
                                .toList()))
                .toList();
        return new RegisteredAction(
                head.incidentId(),
                actions.whole(List.of(head)).getFirst(),
                head.version(),
                head.changed(),
                head.withdrawn(),
                all.stream().filter(file -> file.measureId() == null).toList(),
                followed,
                history);
    }

    /** What is overdue, what is due soon, and what has changed lately; two statements however much there is. */
    public RegulatorWaiting waiting(long incidentId) {
        LocalDate today = Tokyo.today(clock);
        List<RegulatorWaiting.Due> overdue = new ArrayList<>();
        List<RegulatorWaiting.Due> soon = new ArrayList<>();
        for (RegulatorActionStore.Due due : actions.dueUntil(incidentId, today.plusDays(SOON_DAYS))) {
            LocalDate day = Objects.requireNonNull(due.measure().dueOn());
            (day.isBefore(today) ? overdue : soon)
                    .add(new RegulatorWaiting.Due(
                            due.actionId(), due.authority(), due.measure().position(), day));
        }
        LocalDate since = today.minusDays(NEWS_DAYS);
        return new RegulatorWaiting(overdue, soon, since, changes.since(incidentId, Tokyo.startOf(since), MOST_NEWS));
    }

    /** What falls into a year, in the order of the days: actions, days by which something is due, and progress reports. */
    public List<CalendarEntry> calendar(long incidentId, int year) {
        LocalDate first = LocalDate.of(year, 1, 1);
        LocalDate last = LocalDate.of(year, 12, 31);
        List<RegulatorAction> all = issuedUntil(incidentId, LocalDate.MAX);
        List<CalendarEntry> entries = new ArrayList<>();
        for (RegulatorAction action : all) {
            entries.add(entry(
                    "action-" + action.id(),
                    action.issuedOn(),
                    CalendarEntry.Kind.ISSUED,
                    action,
                    0,
                    action.subject(),
                    true));
            for (RequiredMeasure measure : action.measures()) {
                LocalDate due = measure.dueOn();
                if (due != null) {
                    entries.add(entry(
                            "due-" + measure.id(),
                            due,
                            CalendarEntry.Kind.DUE,
                            action,
                            measure.position(),
                            measure.text(),
                            measure.state() == MeasureState.DONE));
                }
            }
        }
        for (RegulatorChangeStore.Report report : changes.reports(incidentId, first, last)) {
            all.stream()
                    .filter(action -> action.id() == report.actionId())
                    .findFirst()
                    .ifPresent(action -> entries.add(entry(
                            "report-" + report.id(),
                            report.day(),
                            CalendarEntry.Kind.PROGRESS_REPORT,
                            action,
                            report.position(),
                            report.words(),
                            true)));
        }
        return entries.stream()
                .filter(entry -> !entry.day().isBefore(first) && !entry.day().isAfter(last))
                .sorted(Comparator.comparing(CalendarEntry::day)
                        .thenComparing(CalendarEntry::kind)
                        .thenComparing(CalendarEntry::actionId)
                        .thenComparing(CalendarEntry::position))
                .toList();
    }

    private static CalendarEntry entry(
            String key,
            LocalDate day,
            CalendarEntry.Kind kind,
            RegulatorAction action,
            int position,
            String text,
            boolean settled) {
        return new CalendarEntry(
                key, day, kind, action.id(), action.kind(), action.authority(), position, text, settled);
    }
}
