package jp.madoguchi.incident;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.persistence.EntityManager;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jp.madoguchi.audit.AuditEntry;
import jp.madoguchi.audit.AuditTrail;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.security.CurrentUser;
import jp.madoguchi.security.Roles;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reads and sets up incidents. */
@Service
@Transactional
public class IncidentService {
    private final AuditTrail trail;
    private final IncidentRepository incidents;
    private final KnownIncidents known;
    private final EntityManager entities;
    private final ApplicationEventPublisher events;
    private final CurrentUser currentUser;

    IncidentService(
            IncidentRepository incidents,
            KnownIncidents known,
            EntityManager entities,
            AuditTrail trail,
            ApplicationEventPublisher events,
            CurrentUser currentUser) {
        this.trail = trail;
        this.incidents = incidents;
        this.known = known;
        this.entities = entities;
        this.events = events;
        this.currentUser = currentUser;
    }

    /** The incident that the screens work on: the one that began last; empty before any has been set up. */
    @PermitAll
    @Transactional(readOnly = true)
    public Optional<Incident> current() {
        return incidents.stateOfLatest().map(this::stored);
    }

    /** @throws RejectedException ({@code incident.notSetUp}) where no incident has been set up */
    @PermitAll
    @Transactional(readOnly = true)
    public Incident requireCurrent() {
        return current().orElseThrow(() -> new RejectedException(MessageText.of("incident.notSetUp")));
    }

    @PermitAll
    @Transactional(readOnly = true)
    public Optional<Incident> byCode(String code) {
        return incidents.findByCode(code).map(IncidentEntity::toIncident);
    }

    @PermitAll
    @Transactional(readOnly = true)
    public Optional<Incident> byId(long id) {
        return incidents.stateOf(id).map(this::stored);
    }

    private Incident stored(IncidentState state) {
        return known.of(state, () -> incidents.findById(state.id()).orElseThrow());
    }

    /**
     * Sets an incident up, or changes the one with this code. Issuers and categories that the definition no longer names
     * are kept as they are, since records refer to them.
     *
     * @throws RejectedException where the definition contradicts itself; nothing is changed then
     */
    @RolesAllowed(Roles.ADMIN)
    public Incident define(IncidentDefinition definition) {
        check(definition);
        Map<String, String> before =
                byCode(definition.code()).map(IncidentService::words).orElse(Map.of());
        IncidentEntity incident = incidents.findByCode(definition.code()).orElseGet(IncidentEntity::new);
        String user = currentUser.require().name();
        if (!definition.nameJa().equals(incident.nameJa) || !definition.nameEn().equals(incident.nameEn)) {
            incident.wordedBy = user;
        }
        if (!definition.opensAt().equals(incident.opensAt)
                || !definition.closesAt().equals(incident.closesAt)) {
            incident.hoursBy = user;
        }
        incident.code = definition.code();
        incident.nameJa = definition.nameJa();
        incident.nameEn = definition.nameEn();
        incident.affectedCards = definition.affectedCards();
        incident.startsOn = definition.startsOn();
        incident.endsOn = definition.endsOn();
        incident.opensAt = definition.opensAt();
        incident.closesAt = definition.closesAt();
        incident.closedOn = String.join(",", definition.closedOnOrNone());
        incident.reportingOrganisation = definition.reportingOrganisation();
        defineIssuers(incident, definition.issuers());
        defineCategories(incident, definition.categories());
        IncidentEntity stored = incidents.save(incident);
        incidents.touch(stored.id);
        entities.refresh(stored);
        Incident saved = stored.toIncident();
        events.publishEvent(new IncidentChanged(saved.id()));
        trail.record(AuditEntry.of("incident.audit.defined", "INCIDENT", saved.id(), saved.code())
                .changed(before, words(saved)));
        return saved;
    }

    private static Map<String, String> words(Incident incident) {
        return Map.of(
                "incident.audit.name", incident.name().ja(),
                "incident.audit.span",
                        incident.startsOn() + " - " + (incident.endsOn() == null ? "" : incident.endsOn()),
                "incident.audit.hours", incident.opensAt() + " - " + incident.closesAt(),
                "incident.audit.cards", String.valueOf(incident.affectedCards()),
                "incident.audit.organisation", incident.reportingOrganisation());
    }

    /**
     * What {@link #define} would change.
     *
     * @throws RejectedException where the definition contradicts itself
     */
    @RolesAllowed(Roles.ADMIN)
    @Transactional(readOnly = true)
    public List<DefinitionChange> changes(IncidentDefinition definition) {
        check(definition);
        return DefinitionChange.between(byCode(definition.code()).orElse(null), definition);
    }

    private static void defineIssuers(IncidentEntity incident, List<IncidentDefinition.IssuerDefinition> definitions) {
        int sort = 0;
        for (IncidentDefinition.IssuerDefinition definition : definitions) {
            IssuerEntity issuer = incident.issuers.stream()
                    .filter(i -> i.code.equals(definition.code()))
                    .findFirst()
                    .orElseGet(() -> {
                        IssuerEntity added = new IssuerEntity();
                        incident.issuers.add(added);
                        return added;
                    });
            issuer.code = definition.code();
            issuer.nameJa = definition.nameJa();
            issuer.nameEn = definition.nameEn();
            issuer.affectedCards = definition.affectedCards();
            issuer.sort = sort++;
        }
    }

    private static void defineCategories(
            IncidentEntity incident, List<IncidentDefinition.CategoryDefinition> definitions) {
        int sort = 0;
        for (IncidentDefinition.CategoryDefinition definition : definitions) {
            CategoryEntity category = incident.categories.stream()
                    .filter(c -> c.code.equals(definition.code()))
                    .findFirst()
                    .orElseGet(() -> {
                        CategoryEntity added = new CategoryEntity();
                        incident.categories.add(added);
                        return added;
                    });
            category.code = definition.code();
            category.nameJa = definition.nameJa();
            category.nameEn = definition.nameEn();
            category.shortcut = definition.shortcut();
            category.trackedFrom = definition.trackedFrom();
            category.inDailyTable = definition.inDailyTable();
            category.sort = sort++;
            category.details = definition.detailsOrNone();
            defineTopics(category, definition.topicsOrNone());
        }
    }

    private static void defineTopics(CategoryEntity category, List<IncidentDefinition.TopicDefinition> definitions) {
        int sort = 0;
        for (IncidentDefinition.TopicDefinition definition : definitions) {
            TopicEntity topic = category.topics.stream()
                    .filter(t -> t.code.equals(definition.code()))
                    .findFirst()
                    .orElseGet(() -> {
                        TopicEntity added = new TopicEntity();
                        category.topics.add(added);
                        return added;
                    });
            topic.code = definition.code();
            topic.nameJa = definition.nameJa();
            topic.nameEn = definition.nameEn();
            topic.shortcut = definition.shortcut().toLowerCase(Locale.ROOT);
            topic.template = definition.templateOrNone();
            topic.sort = sort++;
        }
    }

    private static void check(IncidentDefinition definition) {
        if (!definition.code().matches("[a-z0-9][a-z0-9-]{1,39}")) {
            throw new RejectedException("code", MessageText.of("incident.definition.code", definition.code()));
        }
        if (definition.endsOn() != null && definition.endsOn().isBefore(definition.startsOn())) {
            throw new RejectedException("endsOn", MessageText.of("incident.definition.endBeforeStart"));
        }
        if (!definition.opensAt().isBefore(definition.closesAt())) {
            throw new RejectedException("closesAt", MessageText.of("incident.definition.hours"));
        }
        int cards = definition.issuers().stream()
                .mapToInt(IncidentDefinition.IssuerDefinition::affectedCards)
                .sum();
        if (cards != definition.affectedCards()) {
            throw new RejectedException(
                    "affectedCards", MessageText.of("incident.definition.cardSum", definition.affectedCards(), cards));
        }
        refuseDuplicates(
                definition.issuers().stream()
                        .map(IncidentDefinition.IssuerDefinition::code)
                        .toList(),
                "issuers");
        refuseDuplicates(
                definition.categories().stream()
                        .map(IncidentDefinition.CategoryDefinition::code)
                        .toList(),
                "categories");
        refuseDuplicates(
                definition.categories().stream()
                        .map(c -> c.shortcut().toLowerCase(Locale.ROOT))
                        .toList(),
                "categories.shortcut");
        definition.categories().forEach(category -> checkTopics(category, definition));
    }

    /** A letter must say one thing only: within its category, and against the categories' own keys. */
    private static void checkTopics(IncidentDefinition.CategoryDefinition category, IncidentDefinition definition) {
        List<IncidentDefinition.TopicDefinition> topics = category.topicsOrNone();
        refuseDuplicates(
                topics.stream().map(IncidentDefinition.TopicDefinition::code).toList(), "topics");
        refuseDuplicates(
                topics.stream().map(t -> t.shortcut().toLowerCase(Locale.ROOT)).toList(), "topics.shortcut");
        for (IncidentDefinition.TopicDefinition topic : topics) {
            String key = topic.shortcut().toLowerCase(Locale.ROOT);
            boolean ofCategory = definition.categories().stream()
                    .anyMatch(other -> other.shortcut().toLowerCase(Locale.ROOT).equals(key));
            if (!key.matches("[a-z]") || Topic.TAKEN.contains(key) || ofCategory) {
                throw new RejectedException(
                        "topics.shortcut",
                        MessageText.of("incident.definition.topicKey", topic.code(), topic.shortcut()));
            }
        }
    }

    private static void refuseDuplicates(List<String> codes, String field) {
        Set<String> seen = new HashSet<>();
        for (String code : codes) {
            if (!seen.add(code)) {
                throw new RejectedException(field, MessageText.of("incident.definition.duplicate", code));
            }
        }
    }
}
