package jp.madoguchi.incident;

import jakarta.annotation.security.RolesAllowed;
import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import jp.madoguchi.audit.AuditEntry;
import jp.madoguchi.audit.AuditTrail;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.platform.imports.ImportOutcome;
import jp.madoguchi.security.Roles;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps the marks on the time axis. */
@Service
@Transactional
@RolesAllowed(Roles.ADMIN)
public class MilestoneService {
    private final AuditTrail trail;
    private final IncidentRepository incidents;
    private final EntityManager entities;
    private final ApplicationEventPublisher events;

    MilestoneService(
            IncidentRepository incidents, EntityManager entities, AuditTrail trail, ApplicationEventPublisher events) {
        this.trail = trail;
        this.incidents = incidents;
        this.entities = entities;
        this.events = events;
    }

    /** What {@link #store} would do with them. */
    @Transactional(readOnly = true)
    public ImportOutcome compare(long incidentId, List<MilestoneDefinition> definitions) {
        return apply(incident(incidentId), definitions, false);
    }

    /** Adds those that are new and gives the others their titles; none is removed. */
    public ImportOutcome store(long incidentId, List<MilestoneDefinition> definitions) {
        ImportOutcome outcome = apply(incident(incidentId), definitions, true);
        if (outcome.added() + outcome.changed() > 0) {
            changed(incidentId);
            trail.record(AuditEntry.of("incident.audit.milestones", "INCIDENT", incidentId, "-")
                    .with(Map.of(
                            "incident.audit.added",
                            String.valueOf(outcome.added()),
                            "incident.audit.changed",
                            String.valueOf(outcome.changed()))));
        }
        return outcome;
    }

    /** @throws RejectedException where it ends before it begins, or is there already */
    public void add(long incidentId, MilestoneDefinition definition) {
        if (definition.endsOn().isBefore(definition.startsOn())) {
            throw new RejectedException("endsOn", MessageText.of("incident.milestone.endBeforeStart"));
        }
        if (definition.title().ja().isBlank()) {
            throw new RejectedException("titleJa", MessageText.of("incident.milestone.titleMissing"));
        }
        if (definition.title().en().isBlank()) {
            throw new RejectedException("titleEn", MessageText.of("incident.milestone.titleMissing"));
        }
        IncidentEntity incident = incident(incidentId);
        if (incident.milestones.stream().anyMatch(definition::isTheSameAs)) {
            throw new RejectedException("startsOn", MessageText.of("incident.milestone.duplicate"));
        }
        store(incidentId, List.of(definition));
    }

    /** @throws RejectedException where somebody else has removed it already */
    public void remove(long incidentId, long milestoneId) {
        if (!incident(incidentId).milestones.removeIf(milestone -> milestone.id == milestoneId)) {
            throw new RejectedException(MessageText.of("incident.milestone.gone"));
        }
        changed(incidentId);
        trail.record(AuditEntry.of("incident.audit.milestoneRemoved", "MILESTONE", milestoneId, "-"));
    }

    /**
     * Keeps the mark of something that goes on: makes it on its first day and moves its ends as the days go by. One of the same kind and
     * way that covers the first day already, imported or keyed in, is taken over as it is and never becomes shorter.
     *
     * @param known what was answered the last time; null at first
     * @return its id
     */
    public long keep(long incidentId, @Nullable Long known, MilestoneDefinition span) {
        IncidentEntity incident = incident(incidentId);
        MilestoneEntity mark = incident.milestones.stream()
                .filter(one -> known != null && one.id == known)
                .findFirst()
                .or(() -> incident.milestones.stream()
                        .filter(one -> one.kind == span.kind()
                                && one.channel == span.channel()
                                && !span.startsOn().isBefore(one.startsOn)
                                && !span.startsOn().isAfter(one.endsOn))
                        .findFirst())
                .orElse(null);
        if (mark == null) {
            MilestoneEntity added = MilestoneEntity.of(span);
            incident.milestones.add(added);
            changed(incidentId);
            trail.record(AuditEntry.of("incident.audit.milestoneKept", "MILESTONE", added.id, "-")
                    .with(Map.of("incident.audit.span", span.startsOn() + " - " + span.endsOn())));
            return added.id;
        }
        LocalDate from = span.startsOn().isBefore(mark.startsOn) ? span.startsOn() : mark.startsOn;
        LocalDate to = span.endsOn().isAfter(mark.endsOn) ? span.endsOn() : mark.endsOn;
        MilestoneDefinition longer = new MilestoneDefinition(from, to, span.kind(), span.channel(), span.title());
        if (!longer.isTheSameAs(mark) && incident.milestones.stream().noneMatch(longer::isTheSameAs)) {
            mark.startsOn = from;
            mark.endsOn = to;
            changed(incidentId);
            trail.record(AuditEntry.of("incident.audit.milestoneKept", "MILESTONE", mark.id, "-")
                    .with(Map.of("incident.audit.span", from + " - " + to)));
        }
        return mark.id;
    }

    private void changed(long incidentId) {
        try {
            incidents.touch(incidentId);
        } catch (DataIntegrityViolationException e) {
            // somebody else has added one of them at the same moment, at another node
            throw new RejectedException(MessageText.of("incident.milestone.duplicate"));
        }
        entities.refresh(incident(incidentId));
        events.publishEvent(new IncidentChanged(incidentId));
    }

    private IncidentEntity incident(long incidentId) {
        return incidents
                .findById(incidentId)
                .orElseThrow(() -> new RejectedException(MessageText.of("incident.unknown")));
    }

    private static ImportOutcome apply(IncidentEntity incident, List<MilestoneDefinition> definitions, boolean store) {
        int added = 0;
        int changed = 0;
        for (MilestoneDefinition definition : definitions) {
            MilestoneEntity milestone = incident.milestones.stream()
                    .filter(definition::isTheSameAs)
                    .findFirst()
                    .orElse(null);
            if (milestone == null) {
                added++;
                if (store) {
                    incident.milestones.add(MilestoneEntity.of(definition));
                }
            } else if (!definition.hasTheTitleOf(milestone)) {
                changed++;
                if (store) {
                    milestone.titleJa = definition.title().ja();
                    milestone.titleEn = definition.title().en();
                }
            }
        }
        return new ImportOutcome(definitions.size(), added, changed, definitions.size() - added - changed);
    }
}
