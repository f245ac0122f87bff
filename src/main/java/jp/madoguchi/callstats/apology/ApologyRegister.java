package jp.madoguchi.callstats.apology;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import jp.madoguchi.callstats.CallRecordsChanged;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.incident.OpeningHours;
import jp.madoguchi.security.SystemUser;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Keeps the list in line with the call records: after each change of theirs, and as time passes. Done twice, or on two nodes at
 * once, it is the same: what there is to do follows from the records, and a number is on the list once at most.
 */
@Component
class ApologyRegister {
    private static final Logger log = LoggerFactory.getLogger(ApologyRegister.class);

    private final BusySpells spells;
    private final ApologyStore store;
    private final ApologySettings settings;
    private final IncidentService incidents;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final TransactionTemplate transaction;
    private Instant looked;

    ApologyRegister(
            BusySpells spells,
            ApologyStore store,
            ApologySettings settings,
            IncidentService incidents,
            ApplicationEventPublisher events,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.spells = spells;
        this.store = store;
        this.settings = settings;
        this.incidents = incidents;
        this.events = events;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
        // the records are kept whatever becomes of the list: the next look at it finds what this one has missed
        transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.looked = clock.instant();
    }

    @TransactionalEventListener(fallbackExecution = true)
    void recordsChanged(CallRecordsChanged change) {
        try {
            find(() -> incidents.byId(change.incidentId())).ifPresent(this::bringInLine);
        } catch (RuntimeException e) {
            // the records are in: whoever sent them is not to send them again because of the list
            log.error(
                    "The list of apologies could not be brought in line with new call records; the next look tries again",
                    e);
        }
    }

    @Scheduled(initialDelay = 30_000, fixedDelay = 30_000)
    void look() {
        find(incidents::current).ifPresent(this::bringInLine);
        Instant now = clock.instant();
        store.incidentsDue(looked, now).forEach(incident -> events.publishEvent(new ApologiesChanged(incident)));
        looked = now;
    }

    private static Optional<Incident> find(java.util.function.Supplier<Optional<Incident>> incident) {
        return SystemUser.run(SystemUser.named("apologies"), incident);
    }

    void bringInLine(Incident incident) {
        try {
            transaction.executeWithoutResult(status -> {
                if (settle(incident) | leave(incident) | list(incident)) {
                    events.publishEvent(new ApologiesChanged(incident.id()));
                }
            });
        } catch (ConcurrencyFailureException e) {
            log.info("The list of apologies was being brought in line by another node; the next look goes on", e);
        }
    }

    /** Who was answered by now leaves the list. */
    private boolean settle(Incident incident) {
        boolean changed = false;
        for (BusySpells.Answered answered : spells.answered(incident.id())) {
            changed |= store.close(answered.apologyId(), ApologyState.CAME_THROUGH, null, null, now(), answered.at());
        }
        return changed;
    }

    /** Whom nobody has tried to call leaves it with the days, so that a later busy call of theirs is a matter of its own. */
    private boolean leave(Incident incident) {
        return store.leave(incident.id(), settings.firstDay(clock), now()) > 0;
    }

    /** Who has waited long enough comes onto it. */
    private boolean list(Incident incident) {
        boolean changed = false;
        OpeningHours hours = incident.hours();
        Map<Long, BusySpells.Spell> open = spells.open(incident.id());
        for (BusySpells.Spell spell : spells.unanswered(incident.id(), settings.firstDay(clock))) {
            BusySpells.Spell known = open.get(spell.key());
            if (known != null && !sameCalls(known, spell)) {
                spells.update(incident.id(), spell);
                changed = true;
            } else if (known == null && !settings.lostAt(hours, spell.lastAt()).isAfter(now())) {
                changed |= add(incident, spell);
            }
        }
        return changed;
    }

    private boolean add(Incident incident, BusySpells.Spell spell) {
        try {
            spells.add(incident.id(), spell, now(), settings.dueAt(incident.hours(), now()));
            return true;
        } catch (DuplicateKeyException e) {
            // another node was quicker by a moment
            return false;
        }
    }

    private static boolean sameCalls(BusySpells.Spell one, BusySpells.Spell other) {
        return one.busyCalls() == other.busyCalls()
                && Objects.equals(one.firstAt(), other.firstAt())
                && Objects.equals(one.lastAt(), other.lastAt());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }
}
