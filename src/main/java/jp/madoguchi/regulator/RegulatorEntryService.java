package jp.madoguchi.regulator;

import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.platform.time.Tokyo;
import jp.madoguchi.regulator.RegulatorChange.Line;
import jp.madoguchi.regulator.RegulatorChange.Step;
import jp.madoguchi.security.Roles;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** What an official enters into the register: entered, changed and withdrawn, never deleted. */
@Service
// what waits for somebody else's lock has to see what they did
@Transactional(isolation = Isolation.READ_COMMITTED)
@RolesAllowed(Roles.OFFICIAL)
public class RegulatorEntryService {
    private final RegulatorActionStore actions;
    private final RegulatorChangeStore changes;
    private final IncidentService incidents;
    private final ActionRules rules;
    private final RegulatorTrail trail;
    private final Clock clock;

    RegulatorEntryService(
            RegulatorActionStore actions,
            RegulatorChangeStore changes,
            IncidentService incidents,
            ActionRules rules,
            RegulatorTrail trail,
            Clock clock) {
        this.actions = actions;
        this.changes = changes;
        this.incidents = incidents;
        this.rules = rules;
        this.trail = trail;
        this.clock = clock;
    }

    /** @throws RejectedException for what can't be, or an action that is there already; nothing is kept then */
    public long enter(long incidentId, ActionTerms terms) {
        if (incidents.byId(incidentId).isEmpty()) {
            throw new RejectedException(MessageText.of("incident.unknown"));
        }
        RegulatorAction kept = rules.checked(terms, Tokyo.today(clock));
        if (kept.measures().stream().anyMatch(measure -> measure.id() != 0)) {
            throw new RejectedException(MessageText.of("regulator.unknown"));
        }
        refuseSecond(incidentId, kept, 0);
        Signed signed = trail.signed();
        long id = actions.add(incidentId, kept, signed);
        add(id, Step.ENTERED, 1, signed, null, ActionDiff.of(null, kept));
        record("regulator.audit.entered", withId(kept, id), null);
        return id;
    }

    /**
     * @param seen the version that was looked at
     * @throws RejectedException for what can't be, nothing that differs, no reason, a measure left out about which something was
     *     done, or where somebody else has changed the entry since; nothing is kept then
     */
    public void change(long actionId, int seen, ActionTerms terms, String reason) {
        RegulatorActionStore.Head head = open(actionId);
        RegulatorAction kept = rules.checked(terms, Tokyo.today(clock));
        refuseOther(head, seen);
        String why = rules.reason(reason);
        refuseSecond(head.incidentId(), kept, actionId);
        RegulatorAction was = actions.whole(List.of(head)).getFirst();
        refuseFollowedLeftOut(actionId, kept);
        List<Line> lines = ActionDiff.of(was, kept);
        if (lines.isEmpty()) {
            throw new RejectedException(MessageText.of("regulator.rule.nothing"));
        }
        Signed signed = trail.signed();
        if (!actions.change(head.incidentId(), actionId, seen, kept, signed)) {
            throw meanwhile(actionId);
        }
        add(actionId, Step.CHANGED, seen + 1, signed, why, lines);
        record("regulator.audit.changed", withId(kept, actionId), why);
    }

    /**
     * Takes an entry that was made in error out of everything that counts; it stays readable with the reason.
     *
     * @throws RejectedException without a reason, where it is withdrawn already, or where somebody else has changed it since
     */
    public void withdraw(long actionId, int seen, String reason) {
        RegulatorActionStore.Head head = open(actionId);
        refuseOther(head, seen);
        String why = rules.reason(reason);
        Signed signed = trail.signed();
        if (!actions.withdraw(actionId, seen, why, signed)) {
            throw meanwhile(actionId);
        }
        actions.touch(actionId, signed);
        add(actionId, Step.WITHDRAWN, seen + 1, signed, why, List.of());
        record("regulator.audit.withdrawn", head.action(), why);
    }

    private RegulatorActionStore.Head open(long actionId) {
        RegulatorActionStore.Head head =
                actions.lock(actionId).orElseThrow(() -> new RejectedException(MessageText.of("regulator.unknown")));
        if (head.withdrawn() != null) {
            throw new RejectedException(MessageText.of("regulator.rule.withdrawn"));
        }
        return head;
    }

    private void refuseOther(RegulatorActionStore.Head head, int seen) {
        if (head.version() != seen) {
            throw meanwhile(head.id());
        }
    }

    private RejectedException meanwhile(long actionId) {
        return new RejectedException(
                "seen",
                MessageText.of(
                        "regulator.rule.meanwhile", changes.last(actionId, null).name()));
    }

    /** The same action entered by two people, or twice by one. */
    private void refuseSecond(long incidentId, RegulatorAction kept, long exceptId) {
        boolean there = actions.heads(incidentId).stream()
                .filter(head -> head.withdrawn() == null && head.id() != exceptId)
                .map(RegulatorActionStore.Head::action)
                .anyMatch(other -> other.kind() == kept.kind()
                        && other.issuedOn().equals(kept.issuedOn())
                        && other.authority().equals(kept.authority())
                        && other.basis().law().equals(kept.basis().law())
                        && other.basis().article().equals(kept.basis().article()));
        if (there) {
            throw new RejectedException("authority", MessageText.of("regulator.rule.twice"));
        }
    }

    private void refuseFollowedLeftOut(long actionId, RegulatorAction kept) {
        Map<Long, RegulatorActionStore.Versioned> there = actions.measures(List.of(actionId)).stream()
                .collect(Collectors.toMap(one -> one.measure().id(), Function.identity()));
        List<Long> named = kept.measures().stream()
                .map(RequiredMeasure::id)
                .filter(id -> id != 0)
                .toList();
        if (!there.keySet().containsAll(named)) {
            throw new RejectedException(MessageText.of("regulator.unknown"));
        }
        there.values().stream()
                // the first version is that of a measure about which nothing was done
                .filter(one -> !named.contains(one.measure().id()) && one.version() > 1)
                .findFirst()
                .ifPresent(one -> {
                    throw new RejectedException(
                            "measures",
                            MessageText.of(
                                    "regulator.rule.followed", one.measure().position()));
                });
    }

    private void add(long actionId, Step step, int version, Signed signed, @Nullable String reason, List<Line> lines) {
        changes.add(actionId, new RegulatorChange(0, null, null, step, version, signed, reason, null, null, lines));
    }

    private void record(String text, RegulatorAction action, @Nullable String reason) {
        trail.record(
                text,
                action,
                0,
                reason,
                Map.of(
                        "regulator.audit.kind",
                        action.kind().name(),
                        "regulator.audit.basis",
                        (action.basis().law() + " " + action.basis().article()).strip()));
    }

    private static RegulatorAction withId(RegulatorAction action, long id) {
        return new RegulatorAction(
                id,
                action.kind(),
                action.authority(),
                action.issuedOn(),
                action.addressee(),
                action.basis(),
                action.subject(),
                action.measures(),
                action.reasons(),
                action.remark());
    }
}
