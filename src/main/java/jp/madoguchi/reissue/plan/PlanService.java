package jp.madoguchi.reissue.plan;

import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import jp.madoguchi.audit.AuditTrail;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.platform.time.Tokyo;
import jp.madoguchi.security.CurrentUser;
import jp.madoguchi.security.Roles;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** When reports are due, and whether they came. */
@Service
@Transactional(readOnly = true)
public class PlanService {
    static final int MOST_DAYS_AFTER = 90;
    private static final int LONGEST_ORGANISATION = 60;

    private final PlanStore store;
    private final IncidentService incidents;
    private final CurrentUser currentUser;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    PlanService(
            PlanStore store,
            IncidentService incidents,
            CurrentUser currentUser,
            AuditTrail audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.store = store;
        this.incidents = incidents;
        this.currentUser = currentUser;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** The plans in force, by organisation. */
    @RolesAllowed({Roles.OFFICIAL, Roles.APPROVER, Roles.AUDITOR})
    public Map<String, ReportingPlan> plans(long incidentId) {
        return store.plans(incidentId, null).stream()
                .collect(
                        Collectors.toMap(ReportingPlan::organisation, plan -> plan, (old, next) -> next, TreeMap::new));
    }

    /** The organisations that report, or are to. */
    @RolesAllowed({Roles.OFFICIAL, Roles.APPROVER, Roles.AUDITOR})
    public List<String> organisations(long incidentId) {
        Incident incident = incidents.byId(incidentId).orElseThrow();
        List<String> known = store.organisations(incidentId);
        return known.contains(incident.reportingOrganisation())
                ? known
                : java.util.stream.Stream.concat(
                                java.util.stream.Stream.of(incident.reportingOrganisation()), known.stream())
                        .sorted()
                        .toList();
    }

    /** What each organisation has had to report so far, and what comes next; the latest due first. */
    @RolesAllowed({Roles.OFFICIAL, Roles.APPROVER, Roles.AUDITOR})
    public List<DueReport> due(long incidentId) {
        return due(incidentId, null);
    }

    /** The same of the user's own organisation. */
    @RolesAllowed(Roles.CONTRACTOR)
    public List<DueReport> ownDue(long incidentId) {
        return due(incidentId, currentUser.requireOrganisation());
    }

    /** Of what is due, what the user's own organisation should be reminded of; the most pressing first. */
    @RolesAllowed(Roles.CONTRACTOR)
    public List<DueReport> ownReminders(long incidentId) {
        LocalDate today = Tokyo.today(clock);
        return due(incidentId, currentUser.requireOrganisation()).reversed().stream()
                .filter(report -> report.isReminder(today))
                .toList();
    }

    /** By organisation. */
    @RolesAllowed({Roles.OFFICIAL, Roles.APPROVER, Roles.AUDITOR})
    public List<ReportingRates> rates(long incidentId) {
        return rates(due(incidentId, null));
    }

    /** Of the user's own organisation; empty where it has no plan. */
    @RolesAllowed(Roles.CONTRACTOR)
    public List<ReportingRates> ownRates(long incidentId) {
        return rates(due(incidentId, currentUser.requireOrganisation()));
    }

    /**
     * Replaces the organisation's plan from the new one's first due day on; what was due before stays as it was.
     *
     * @throws RejectedException where something is missing or can't be, or somebody else has set a plan meanwhile
     */
    @RolesAllowed(Roles.OFFICIAL)
    @Transactional
    public void set(long incidentId, NewPlan plan) {
        String organisation = plan.organisation().strip();
        if (organisation.isEmpty() || organisation.length() > LONGEST_ORGANISATION) {
            throw new RejectedException("organisation", MessageText.of("reissue.plan.rule.organisation"));
        }
        PlanKind kind = plan.kind();
        if (kind == null) {
            throw new RejectedException("kind", MessageText.of("reissue.plan.rule.kind"));
        }
        Integer daysAfter = plan.daysAfter();
        if (daysAfter == null || daysAfter < 0 || daysAfter > MOST_DAYS_AFTER) {
            throw new RejectedException("daysAfter", MessageText.of("reissue.plan.rule.daysAfter", MOST_DAYS_AFTER));
        }
        Incident incident =
                incidents.byId(incidentId).orElseThrow(() -> new RejectedException(MessageText.of("incident.unknown")));
        LocalDate firstDue = plan.firstDue();
        if (firstDue == null || firstDue.minusDays(daysAfter).isBefore(incident.startsOn())) {
            throw new RejectedException(
                    "firstDue",
                    MessageText.of(
                            "reissue.plan.rule.firstDue",
                            incident.startsOn().plusDays(daysAfter).toString()));
        }
        LocalDate today = Tokyo.today(clock);
        if (plan.seen() > 0 && firstDue.isBefore(today)) {
            throw new RejectedException("firstDue", MessageText.of("reissue.plan.rule.past", today.toString()));
        }
        LocalDate until = plan.until();
        if (until != null && until.isBefore(firstDue)) {
            throw new RejectedException("until", MessageText.of("reissue.plan.rule.until", firstDue.toString()));
        }
        ReportingPlan next = new ReportingPlan(
                organisation,
                plan.seen() + 1,
                kind,
                firstDue,
                daysAfter,
                until,
                currentUser.require().name(),
                clock.instant());
        int current = store.plans(incidentId, organisation).size();
        if (current != plan.seen()) {
            throw new RejectedException("seen", MessageText.of("reissue.plan.rule.meanwhile"));
        }
        try {
            store.add(incidentId, next);
        } catch (DuplicateKeyException e) {
            throw new RejectedException("seen", MessageText.of("reissue.plan.rule.meanwhile"));
        }
        events.publishEvent(new PlanChanged());
        Map<String, String> details = new LinkedHashMap<>();
        details.put("reissue.audit.planKind", kind.name());
        details.put("reissue.audit.firstDue", firstDue.toString());
        details.put("reissue.audit.daysAfter", daysAfter.toString());
        details.put("reissue.audit.until", until == null ? "-" : until.toString());
        audit.record("reissue.audit.planSet", organisation, null, details);
    }

    private List<DueReport> due(long incidentId, @Nullable String organisation) {
        Map<String, List<ReportingPlan>> plans = store.plans(incidentId, organisation).stream()
                .collect(Collectors.groupingBy(ReportingPlan::organisation, TreeMap::new, Collectors.toList()));
        if (plans.isEmpty()) {
            return List.of();
        }
        Map<String, List<PlanStore.Sent>> sent = store.sent(incidentId, organisation).stream()
                .collect(Collectors.groupingBy(PlanStore.Sent::organisation));
        LocalDate today = Tokyo.today(clock);
        return plans.entrySet().stream()
                .flatMap(of -> Schedule.of(
                        of.getKey(), of.getValue(), Objects.requireNonNullElse(sent.get(of.getKey()), List.of()), today)
                        .stream())
                .sorted(java.util.Comparator.comparing(
                                (DueReport due) -> due.period().due())
                        .reversed()
                        .thenComparing(DueReport::organisation))
                .toList();
    }

    private List<ReportingRates> rates(List<DueReport> due) {
        LocalDate today = Tokyo.today(clock);
        return due.stream()
                .collect(Collectors.groupingBy(DueReport::organisation, TreeMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(of -> ReportingRates.of(of.getKey(), of.getValue(), today))
                .toList();
    }
}
