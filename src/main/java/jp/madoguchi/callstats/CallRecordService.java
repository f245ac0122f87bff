package jp.madoguchi.callstats;

import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import jp.madoguchi.audit.AuditEntry;
import jp.madoguchi.audit.AuditTrail;
import jp.madoguchi.callstats.CallRecordRules.Decision;
import jp.madoguchi.platform.imports.ImportCheck;
import jp.madoguchi.platform.imports.ImportOutcome;
import jp.madoguchi.platform.imports.Numbered;
import jp.madoguchi.platform.jobs.Progress;
import jp.madoguchi.platform.table.RowProblem;
import jp.madoguchi.security.Roles;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes the telephone system's records in: all or nothing, and as often as it likes to send them. */
@Service
@RolesAllowed(Roles.SUPERVISOR)
public class CallRecordService {
    private final AuditTrail trail;
    private final CallRecords records;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    CallRecordService(CallRecords records, ApplicationEventPublisher events, AuditTrail trail, Clock clock) {
        this.trail = trail;
        this.records = records;
        this.events = events;
        this.clock = clock;
    }

    /** What storing the records would do. Changes nothing. */
    @Transactional(readOnly = true)
    public ImportCheck check(long incidentId, List<Numbered<CallRecord>> rows) {
        Plan plan = plan(incidentId, rows);
        return plan.problems.isEmpty()
                ? ImportCheck.counts(plan.added.size(), plan.changed.size(), plan.unchanged(rows.size()))
                : ImportCheck.refused(plan.problems);
    }

    /**
     * Stores the records. A call that is known already is the same call: a running one gets its end.
     *
     * @throws CallRecordsRefusedException where a record contradicts itself or what is known; nothing is stored then
     */
    @Transactional
    public ImportOutcome store(long incidentId, List<Numbered<CallRecord>> rows, Progress progress) {
        Plan plan = plan(incidentId, rows);
        if (!plan.problems.isEmpty()) {
            throw new CallRecordsRefusedException(plan.problems);
        }
        List<CallRecord> added = List.copyOf(plan.added.values());
        for (int start = 0; start < added.size(); start += CallRecords.BATCH) {
            records.add(incidentId, added.subList(start, Math.min(start + CallRecords.BATCH, added.size())));
            progress.done(Math.min(start + CallRecords.BATCH, added.size()));
        }
        records.complete(List.copyOf(plan.changed.values()));
        progress.done(rows.size());
        if (!added.isEmpty() || !plan.changed.isEmpty()) {
            events.publishEvent(new CallRecordsChanged(incidentId));
            trail.record(AuditEntry.of("callstats.audit.calls", "INCIDENT", incidentId, "-")
                    .with(Map.of(
                            "callstats.audit.added",
                            String.valueOf(added.size()),
                            "callstats.audit.changed",
                            String.valueOf(plan.changed.size()))));
        }
        return new ImportOutcome(rows.size(), added.size(), plan.changed.size(), plan.unchanged(rows.size()));
    }

    /** Records as a telephone system pushes them, numbered from 1 in what is said of them. */
    @Transactional
    public ImportOutcome receive(long incidentId, List<CallRecord> calls) {
        List<Numbered<CallRecord>> rows = new ArrayList<>();
        for (CallRecord call : calls) {
            rows.add(new Numbered<>(rows.size() + 1, call));
        }
        return store(incidentId, rows, Progress.unwatched());
    }

    private Plan plan(long incidentId, List<Numbered<CallRecord>> rows) {
        Map<String, CallRecords.Stored> stored = records.byCallId(
                incidentId,
                rows.stream().map(row -> row.value().callId()).distinct().toList());
        Plan plan = new Plan(stored);
        Instant now = clock.instant();
        rows.forEach(row -> plan.take(row, now));
        return plan;
    }

    /** What becomes of the rows, taken one after the other: one file may hold a call's beginning and its end. */
    private static final class Plan {
        private final Map<String, CallRecords.Stored> stored;
        private final Map<String, CallRecord> known = new HashMap<>();
        private final Map<String, CallRecord> added = new LinkedHashMap<>();
        private final Map<String, CallRecords.Stored> changed = new LinkedHashMap<>();
        private final List<RowProblem> problems = new ArrayList<>();

        Plan(Map<String, CallRecords.Stored> stored) {
            this.stored = stored;
            stored.forEach((callId, row) -> known.put(callId, row.call()));
        }

        int unchanged(int rows) {
            return rows - added.size() - changed.size();
        }

        void take(Numbered<CallRecord> row, Instant now) {
            CallRecord sent = row.value();
            CallRecordRules.problems(sent, now).forEach(why -> problems.add(RowProblem.ofRow(row.line(), why)));
            switch (CallRecordRules.decide(known.get(sent.callId()), sent)) {
                case Decision.Add add -> remember(sent);
                case Decision.Complete complete ->
                    remember(CallRecordRules.completed(Objects.requireNonNull(known.get(sent.callId())), sent));
                case Decision.Unchanged unchanged -> {}
                case Decision.Refuse(var why) -> problems.add(RowProblem.ofRow(row.line(), why));
            }
        }

        private void remember(CallRecord call) {
            known.put(call.callId(), call);
            CallRecords.Stored row = stored.get(call.callId());
            if (row == null) {
                added.put(call.callId(), call);
            } else {
                changed.put(call.callId(), new CallRecords.Stored(row.id(), call));
            }
        }
    }
}
