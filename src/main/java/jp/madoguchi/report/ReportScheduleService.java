package jp.madoguchi.report;

import jakarta.annotation.security.RolesAllowed;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import jp.madoguchi.audit.AuditTrail;
import jp.madoguchi.contract.Signed;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.report.content.ReportKind;
import jp.madoguchi.security.Roles;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Which monthly reports the portal begins by itself, and what waits for whom. */
@Service
@Transactional
public class ReportScheduleService {
    static final int LAST_DAY = 28;

    private final ScheduleStore store;
    private final ReportBasis basis;
    private final AuditTrail trail;
    private final ApplicationEventPublisher events;

    ReportScheduleService(ScheduleStore store, ReportBasis basis, AuditTrail trail, ApplicationEventPublisher events) {
        this.store = store;
        this.basis = basis;
        this.trail = trail;
        this.events = events;
    }

    /** One for each kind. */
    @RolesAllowed({Roles.OFFICIAL, Roles.APPROVER, Roles.AUDITOR})
    @Transactional(readOnly = true)
    public List<ReportSchedule> schedules(long incidentId) {
        List<ReportSchedule> set = store.all(incidentId);
        return Arrays.stream(ReportKind.values())
                .map(kind -> set.stream()
                        .filter(one -> one.kind() == kind)
                        .findFirst()
                        .orElseGet(() -> ReportSchedule.unset(kind)))
                .toList();
    }

    /**
     * @param seen the version that the official has seen
     * @throws RejectedException for a day that not each month has, and where another has set it since
     */
    @RolesAllowed(Roles.OFFICIAL)
    public void set(long incidentId, ReportKind kind, int seen, int dayOfMonth, boolean enabled) {
        if (dayOfMonth < 1 || dayOfMonth > LAST_DAY) {
            throw new RejectedException("dayOfMonth", MessageText.of("report.rule.dayOfMonth", LAST_DAY));
        }
        Signed signed = basis.signed();
        if (seen == 0) {
            try {
                store.add(incidentId, kind, dayOfMonth, enabled, signed);
            } catch (DuplicateKeyException e) {
                throw new RejectedException(MessageText.of("report.rule.scheduleMeanwhile"));
            }
        } else if (!store.change(incidentId, kind, seen, dayOfMonth, enabled, signed)) {
            throw new RejectedException(MessageText.of("report.rule.scheduleMeanwhile"));
        }
        events.publishEvent(new ReportsChanged(incidentId, 0));
        trail.record(
                enabled ? "report.audit.scheduled" : "report.audit.unscheduled",
                basis.words(MessageText.of(kind.textKey())),
                null,
                Map.of("report.audit.dayOfMonth", Integer.toString(dayOfMonth)));
    }

    @RolesAllowed({Roles.OFFICIAL, Roles.APPROVER, Roles.AUDITOR})
    @Transactional(readOnly = true)
    public ReportsWaiting waiting(long incidentId) {
        return store.waiting(incidentId, ScheduledReports.USER);
    }
}
