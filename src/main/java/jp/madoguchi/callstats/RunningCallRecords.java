package jp.madoguchi.callstats;

import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import jp.madoguchi.inquiry.RunningCall;
import jp.madoguchi.inquiry.RunningCalls;
import jp.madoguchi.security.Roles;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The calls that are on the line now, for the inquiry entry. */
@Service
@Transactional(readOnly = true)
@RolesAllowed({Roles.OPERATOR, Roles.SUPERVISOR})
class RunningCallRecords implements RunningCalls {
    /** No call lasts longer; an older one without an end is one whose end never came. */
    static final Duration LONGEST = Duration.ofHours(4);

    private final CallRecords records;
    private final Clock clock;

    RunningCallRecords(CallRecords records, Clock clock) {
        this.records = records;
        this.clock = clock;
    }

    @Override
    public List<RunningCall> running(long incidentId) {
        return records.running(incidentId, clock.instant().minus(LONGEST)).stream()
                .map(call -> new RunningCall(
                        call.callId(),
                        call.receivedAt(),
                        Objects.requireNonNull(call.answeredAt()),
                        call.caller() == null ? "" : call.caller(),
                        call.agent()))
                .toList();
    }
}
