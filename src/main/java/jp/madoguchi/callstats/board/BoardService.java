package jp.madoguchi.callstats.board;

import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import jp.madoguchi.callstats.apology.ApologyService;
import jp.madoguchi.inquiry.DeskPresence;
import jp.madoguchi.inquiry.InquiryService;
import jp.madoguchi.inquiry.OperatorDay;
import jp.madoguchi.inquiry.RunningCall;
import jp.madoguchi.inquiry.RunningCalls;
import jp.madoguchi.inquiry.callback.CallbackService;
import jp.madoguchi.platform.time.Tokyo;
import jp.madoguchi.security.Roles;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Puts together what the call center's lead wants to see at one glance. */
@Service
@Transactional(readOnly = true)
@RolesAllowed(Roles.SUPERVISOR)
public class BoardService {
    private static final Duration HOUR = Duration.ofMinutes(60);

    private final RunningCalls calls;
    private final InquiryService inquiries;
    private final CallbackService callbacks;
    private final ApologyService apologies;
    private final DeskPresence presence;
    private final JdbcClient jdbc;
    private final Clock clock;

    BoardService(
            RunningCalls calls,
            InquiryService inquiries,
            CallbackService callbacks,
            ApologyService apologies,
            DeskPresence presence,
            JdbcClient jdbc,
            Clock clock) {
        this.calls = calls;
        this.inquiries = inquiries;
        this.callbacks = callbacks;
        this.apologies = apologies;
        this.presence = presence;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    public Board now(long incidentId) {
        List<RunningCall> running =
                calls.running(incidentId).stream().map(RunningCall::masked).toList();
        Instant now = clock.instant();
        return jdbc.sql("""
                        select count(*) as incoming, coalesce(sum(case when answered_at is null then 0 else 1 end), 0) as answered
                        from call_record where incident_id = ? and received_at > ? and received_at <= ?""")
                .params(List.of(incidentId, column(now.minus(HOUR)), column(now)))
                .query((row, n) -> new Board(
                        running,
                        row.getInt("incoming"),
                        row.getInt("answered"),
                        callbacks.counts(incidentId),
                        apologies.counts(incidentId),
                        operators(incidentId, running)))
                .single();
    }

    private static Object column(Instant moment) {
        return Objects.requireNonNull(Tokyo.toColumn(moment));
    }

    private List<OperatorNow> operators(long incidentId, List<RunningCall> running) {
        Map<String, RunningCall> onCall = new HashMap<>();
        running.stream().filter(call -> call.agent() != null).forEach(call -> onCall.put(call.agent(), call));
        Map<String, OperatorDay> days = new HashMap<>();
        inquiries.today(incidentId).forEach(day -> days.put(day.operator(), day));
        Set<String> atDesks = presence.atDesks();
        Set<String> all = new TreeSet<>(onCall.keySet());
        all.addAll(days.keySet());
        all.addAll(atDesks);
        return all.stream()
                .map(name -> operator(name, onCall.get(name), days.get(name), atDesks.contains(name)))
                .sorted(Comparator.comparing(OperatorNow::state).thenComparing(OperatorNow::operator))
                .toList();
    }

    private static OperatorNow operator(
            String name, @Nullable RunningCall call, @Nullable OperatorDay day, boolean atDesk) {
        int logged = day == null ? 0 : day.inquiries();
        if (call != null) {
            return new OperatorNow(name, OperatorState.ON_CALL, call.answeredAt(), logged);
        }
        return new OperatorNow(
                name,
                atDesk ? OperatorState.AT_DESK : OperatorState.AWAY,
                day == null ? null : day.lastEnded(),
                logged);
    }
}
