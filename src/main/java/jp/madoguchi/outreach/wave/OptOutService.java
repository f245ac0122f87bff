package jp.madoguchi.outreach.wave;

import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import jp.madoguchi.audit.AuditEntry;
import jp.madoguchi.audit.AuditTrail;
import jp.madoguchi.outreach.MessageChannel;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.security.CurrentUser;
import jp.madoguchi.security.Roles;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who doesn't want to be written to. */
@Service
@Transactional
public class OptOutService {
    private final OptOutStore store;
    private final WaveRules rules;
    private final CurrentUser currentUser;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    OptOutService(
            OptOutStore store,
            WaveRules rules,
            CurrentUser currentUser,
            AuditTrail audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.store = store;
        this.rules = rules;
        this.currentUser = currentUser;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** The latest first, masked. Why somebody doesn't want to be written to may say much about them: each look is in the trail. */
    @RolesAllowed({Roles.OFFICIAL, Roles.APPROVER, Roles.AUDITOR})
    @Transactional(readOnly = true)
    public List<OptOut> optOuts(long incidentId, int most) {
        List<OptOut> optOuts = store.optOuts(incidentId, most);
        if (!optOuts.isEmpty()) {
            audit.look(
                    AuditEntry.of("audit.look.optOuts", "INCIDENT", incidentId, "-")
                            .with(Map.of("audit.count", String.valueOf(optOuts.size()))),
                    optOuts.stream().map(OptOut::id).toList());
        }
        return optOuts;
    }

    @RolesAllowed({Roles.OFFICIAL, Roles.APPROVER, Roles.AUDITOR})
    @Transactional(readOnly = true)
    public int count(long incidentId) {
        return store.count(incidentId);
    }

    /**
     * No wave writes to the person on this way any more; messages of running waves that still wait are stopped.
     *
     * @throws RejectedException where there is no such case, no reason, or it is noted already
     */
    @RolesAllowed(Roles.OFFICIAL)
    public void add(long incidentId, String caseNumber, @Nullable MessageChannel channel, String reason) {
        if (channel == null) {
            String number = caseNumber.strip();
            person(incidentId, number);
            throw new RejectedException("channel", MessageText.of("outreach.wave.rule.channel"));
        }
        add(incidentId, caseNumber, List.of(channel), reason);
    }

    /** The same for several ways. @throws RejectedException likewise, also where one of them is noted already */
    @RolesAllowed(Roles.OFFICIAL)
    public void add(long incidentId, String caseNumber, List<MessageChannel> channels, String reason) {
        OptOutStore.Person person = person(incidentId, caseNumber.strip());
        String why = rules.reason("reason", reason);
        List<AuditEntry> entries = new ArrayList<>();
        for (MessageChannel channel : channels) {
            try {
                store.add(person.id(), channel, why, currentUser.require().name(), clock.instant());
            } catch (DuplicateKeyException e) {
                throw new RejectedException(
                        "caseNumber", MessageText.of("outreach.wave.rule.optedOut", person.caseNumber()));
            }
            int stopped = store.stopWaiting(person.id(), channel, clock.instant());
            entries.add(entry("outreach.wave.audit.optOut", person)
                    .with(Map.of(
                            "outreach.wave.audit.channel",
                            channel.name(),
                            "outreach.wave.audit.left",
                            Integer.toString(stopped))));
        }
        events.publishEvent(new WaveProgressed(incidentId, 0));
        audit.record(entries);
    }

    /** Without the reason, which says something of the person: that is kept encrypted with the case, and erased with it. */
    private static AuditEntry entry(String action, OptOutStore.Person person) {
        return AuditEntry.of(action, "CASE", person.id(), person.caseNumber());
    }

    private OptOutStore.Person person(long incidentId, String number) {
        return store.person(incidentId, number)
                .orElseThrow(() ->
                        new RejectedException("caseNumber", MessageText.of("outreach.wave.rule.caseNumber", number)));
    }

    /** @throws RejectedException where somebody else has removed it already, or no reason is given */
    @RolesAllowed(Roles.OFFICIAL)
    public void remove(long incidentId, long caseId, MessageChannel channel, String reason) {
        String why = rules.reason("reason", reason);
        OptOutStore.Person person = store.byId(incidentId, caseId).orElse(null);
        if (person == null
                || !store.remove(caseId, channel, why, currentUser.require().name(), clock.instant())) {
            throw new RejectedException(MessageText.of("outreach.wave.rule.notOptedOut"));
        }
        events.publishEvent(new WaveProgressed(incidentId, 0));
        audit.record(entry("outreach.wave.audit.optOutRemoved", person)
                .with(Map.of("outreach.wave.audit.channel", channel.name())));
    }
}
