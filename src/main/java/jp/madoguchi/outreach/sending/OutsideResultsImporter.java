package jp.madoguchi.outreach.sending;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jp.madoguchi.audit.AuditTrail;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.outreach.DeliveryState;
import jp.madoguchi.outreach.sending.OutsideResult.Result;
import jp.madoguchi.outreach.sending.OutsideStore.Change;
import jp.madoguchi.outreach.sending.OutsideStore.Given;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.platform.imports.Cells;
import jp.madoguchi.platform.imports.Column;
import jp.madoguchi.platform.imports.ImportCheck;
import jp.madoguchi.platform.imports.ImportFormat;
import jp.madoguchi.platform.imports.ImportOutcome;
import jp.madoguchi.platform.imports.ImportRefusedException;
import jp.madoguchi.platform.imports.ImportSource;
import jp.madoguchi.platform.imports.Importer;
import jp.madoguchi.platform.imports.Numbered;
import jp.madoguchi.platform.jobs.Progress;
import jp.madoguchi.platform.table.RowProblem;
import jp.madoguchi.security.Roles;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes in what a sender outside says became of the messages in its files. It never sends anything. */
@Component
@RolesAllowed(Roles.OFFICIAL)
public class OutsideResultsImporter implements Importer<OutsideResult> {
    private static final Column<String> DELIVERY =
            Column.code("delivery_id", "配信番号").maxLength(19);
    private static final Column<Result> RESULT =
            Column.oneOf(Result::named, "outreach.sending.results.unknownResult", "result", "結果");
    private static final Column<String> CODE =
            Column.code("code", "コード", "エラーコード").optional().maxLength(20);
    private static final Column<String> CAUSE =
            Column.text("cause", "理由").optional().maxLength(250).masked(cause -> Handover.masked(cause, "\u0000@"));
    private static final Column<OffsetDateTime> SENT =
            Column.dateTime("sent_at", "送信日時").optional();
    private static final Column<OffsetDateTime> DELIVERED =
            Column.dateTime("delivered_at", "到達日時").optional();

    private final OutsideStore store;
    private final OutsideResults results;
    private final IncidentService incidents;
    private final AuditTrail trail;
    private final Clock clock;

    OutsideResultsImporter(
            OutsideStore store, OutsideResults results, IncidentService incidents, AuditTrail trail, Clock clock) {
        this.store = store;
        this.results = results;
        this.incidents = incidents;
        this.trail = trail;
        this.clock = clock;
    }

    @Override
    @PermitAll
    public String kind() {
        return "outreach.sending.results.kind";
    }

    @Override
    public ImportFormat<OutsideResult> format() {
        return new ImportFormat<>(List.of(DELIVERY, RESULT, CODE, CAUSE, SENT, DELIVERED), this::result);
    }

    private OutsideResult result(Cells cells) {
        Result result = cells.get(RESULT);
        long id = DsnReader.number(cells.get(DELIVERY)).orElse(0L);
        if (id <= 0) {
            cells.refuse(DELIVERY, MessageText.of("outreach.sending.results.noNumber"));
        }
        Instant sent = instant(cells, SENT);
        Instant delivered = instant(cells, DELIVERED);
        if ((result == Result.ACCEPTED || result == Result.DELIVERED) && sent == null) {
            cells.refuse(SENT, MessageText.of("outreach.sending.results.noSent"));
        }
        if (result == Result.DELIVERED && delivered == null) {
            cells.refuse(DELIVERED, MessageText.of("outreach.sending.results.noDelivered"));
        }
        if (result == Result.BOUNCED && cells.find(CODE) == null) {
            cells.refuse(CODE, MessageText.of("outreach.sending.results.noCode"));
        }
        if (sent != null && delivered != null && delivered.isBefore(sent)) {
            cells.refuse(DELIVERED, MessageText.of("outreach.sending.results.deliveredBeforeSent"));
        }
        String cause = cells.find(CAUSE);
        return new OutsideResult(
                id,
                result,
                cells.find(CODE),
                cause == null ? null : Handover.masked(cause, "\u0000@"),
                sent,
                result == Result.DELIVERED ? delivered : null);
    }

    private @Nullable Instant instant(Cells cells, Column<OffsetDateTime> column) {
        OffsetDateTime time = cells.find(column);
        if (time == null) {
            return null;
        }
        if (time.toInstant().isAfter(clock.instant())) {
            cells.refuse(column, MessageText.of("outreach.sending.results.future"));
        }
        return time.toInstant();
    }

    private record Reading(List<RowProblem> problems, List<Change> changes, List<Given> before) {}

    @Override
    @Transactional(readOnly = true)
    public ImportCheck check(List<Numbered<OutsideResult>> rows) {
        Reading reading = read(rows, false);
        if (!reading.problems().isEmpty()) {
            return ImportCheck.refused(reading.problems());
        }
        int first = firsts(reading);
        return ImportCheck.counts(
                first,
                reading.changes().size() - first,
                rows.size() - reading.changes().size());
    }

    @Override
    @Transactional
    public ImportOutcome store(List<Numbered<OutsideResult>> rows, ImportSource source, Progress progress) {
        Reading reading = read(rows, true);
        if (!reading.problems().isEmpty()) {
            // somebody brought another file between reading this one and storing it
            throw new ImportRefusedException(source.preview());
        }
        long incident = incidents.requireCurrent().id();
        results.store(incident, reading.changes(), reading.before(), progress);
        if (!reading.changes().isEmpty()) {
            trail.record(
                    "outreach.sending.audit.results",
                    source.fileName(),
                    null,
                    Map.of(
                            "outreach.sending.audit.messages",
                            Integer.toString(reading.changes().size()),
                            "outreach.sending.audit.evidence",
                            source.digest()));
        }
        int first = firsts(reading);
        return new ImportOutcome(
                rows.size(),
                first,
                reading.changes().size() - first,
                rows.size() - reading.changes().size());
    }

    private static int firsts(Reading reading) {
        return (int) reading.before().stream()
                .filter(given -> given.state() == DeliveryState.SENDING)
                .count();
    }

    private Reading read(List<Numbered<OutsideResult>> rows, boolean lock) {
        long incident = incidents.requireCurrent().id();
        Map<Long, Given> given = store.given(
                incident,
                rows.stream().map(row -> row.value().deliveryId()).distinct().toList(),
                lock);
        List<RowProblem> problems = new ArrayList<>();
        List<Change> changes = new ArrayList<>();
        List<Given> before = new ArrayList<>();
        Map<Long, Long> lines = new HashMap<>();
        for (Numbered<OutsideResult> row : rows) {
            OutsideResult result = row.value();
            Long other = lines.putIfAbsent(result.deliveryId(), row.line());
            Given known = given.get(result.deliveryId());
            MessageText problem = other != null
                    ? MessageText.of("outreach.sending.results.twice", other)
                    : known == null ? MessageText.of("outreach.sending.results.unknown") : problem(known, result);
            if (problem != null) {
                problems.add(RowProblem.ofRow(row.line(), problem));
            } else if (known != null && isNew(known, result)) {
                changes.add(change(known, result));
                before.add(known);
            }
        }
        return new Reading(problems, changes, before);
    }

    private static @Nullable MessageText problem(Given known, OutsideResult result) {
        if (known.handedOut() == null) {
            return MessageText.of("outreach.sending.results.notHandedOut");
        }
        DeliveryState wanted = result.result().state();
        boolean contradicts = switch (known.state()) {
            case DELIVERED -> wanted == DeliveryState.BOUNCED || wanted == DeliveryState.FAILED;
            case BOUNCED -> wanted == DeliveryState.DELIVERED;
            case SENT -> wanted == DeliveryState.FAILED;
            default -> false;
        };
        return contradicts
                ? MessageText.of(
                        "outreach.sending.results.contradicts",
                        MessageText.of("outreach.sending.state." + known.state().name()))
                : null;
    }

    /** Results come in any order: what says less than is known already changes nothing. */
    private static boolean isNew(Given known, OutsideResult result) {
        return switch (known.state()) {
            case SENDING -> true;
            case SENT -> result.result() == Result.DELIVERED || result.result() == Result.BOUNCED;
            case FAILED -> result.result() != Result.FAILED;
            default -> false;
        };
    }

    private Change change(Given known, OutsideResult result) {
        Instant at = result.deliveredAt() != null
                ? result.deliveredAt()
                : result.sentAt() != null ? result.sentAt() : clock.instant();
        return new Change(
                known.id(),
                result.result().state(),
                result.result() == Result.BOUNCED || result.result() == Result.FAILED ? result.code() : null,
                result.result() == Result.BOUNCED || result.result() == Result.FAILED ? result.cause() : null,
                result.sentAt(),
                result.deliveredAt(),
                Math.max(1, known.attempts()),
                at);
    }
}
