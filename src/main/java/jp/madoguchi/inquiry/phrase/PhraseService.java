package jp.madoguchi.inquiry.phrase;

import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import jp.madoguchi.audit.AuditEntry;
import jp.madoguchi.audit.AuditObject;
import jp.madoguchi.audit.AuditTrail;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.platform.id.Ids;
import jp.madoguchi.platform.text.JapaneseFolding;
import jp.madoguchi.platform.time.Tokyo;
import jp.madoguchi.privacy.CardNumberGuard;
import jp.madoguchi.security.CurrentUser;
import jp.madoguchi.security.Roles;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The desk's ready phrases. What was written with one stays in the inquiry, so a phrase may be changed and removed. */
@Service
@Transactional(readOnly = true)
public class PhraseService {
    static final int LONGEST_NAME = 20;
    static final int LONGEST_TEXT = 500;
    /** More can't be overlooked; all of them are sent to each desk. */
    static final int MOST = 200;

    /** The picker ends a name at these. */
    private static final Pattern NOT_IN_A_NAME = Pattern.compile("[\\s\\u3000:：]");

    private final AuditTrail trail;
    private final JdbcClient jdbc;
    private final CardNumberGuard guard;
    private final CurrentUser currentUser;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    PhraseService(
            JdbcClient jdbc,
            CardNumberGuard guard,
            CurrentUser currentUser,
            ApplicationEventPublisher events,
            AuditTrail trail,
            Clock clock) {
        this.trail = trail;
        this.jdbc = jdbc;
        this.guard = guard;
        this.currentUser = currentUser;
        this.events = events;
        this.clock = clock;
    }

    /** All of them by name. */
    @RolesAllowed({Roles.OPERATOR, Roles.SUPERVISOR, Roles.AUDITOR})
    public List<Phrase> all(long incidentId) {
        return jdbc.sql("""
                        select id, name, content, revision, written_by, written_at from phrase
                        where incident_id = ? order by name, id""")
                .param(incidentId)
                .query((row, n) -> new Phrase(
                        row.getLong("id"),
                        row.getString("name"),
                        row.getString("content"),
                        row.getInt("revision"),
                        row.getString("written_by"),
                        Objects.requireNonNull(Tokyo.fromColumn(row.getObject("written_at", LocalDateTime.class)))))
                .list();
    }

    /**
     * Adds a phrase.
     *
     * @throws RejectedException for a name or text that is missing, too long, taken, can't be typed or holds a card number, and
     *     where there are {@value #MOST} already; nothing is changed then
     */
    @RolesAllowed(Roles.SUPERVISOR)
    @Transactional
    public void add(long incidentId, String name, String text) {
        List<Phrase> others = all(incidentId);
        if (others.size() >= MOST) {
            throw new RejectedException("name", MessageText.of("inquiry.phrase.tooMany", MOST));
        }
        check(others, name, text);
        try {
            jdbc.sql("""
                            insert into phrase (id, incident_id, name, content, revision, written_by, written_at)
                            values (?, ?, ?, ?, 1, ?, ?)""")
                    .params(Arrays.asList(
                            Ids.next(),
                            incidentId,
                            name.strip(),
                            text.strip(),
                            currentUser.require().name(),
                            now()))
                    .update();
        } catch (DuplicateKeyException e) {
            // somebody else took the name at the same moment
            throw taken(name.strip());
        }
        events.publishEvent(new PhrasesChanged(incidentId));
        trail.record(AuditEntry.of("inquiry.audit.phrase.added", AuditObject.called(name.strip())));
    }

    /**
     * Changes a phrase.
     *
     * @param seen what the user had before them
     * @throws RejectedException like {@link #add}, and where somebody else has changed or removed it meanwhile
     */
    @RolesAllowed(Roles.SUPERVISOR)
    @Transactional
    public void change(long incidentId, Phrase seen, String name, String text) {
        check(all(incidentId).stream().filter(other -> other.id() != seen.id()).toList(), name, text);
        try {
            int changed = jdbc.sql("""
                            update phrase set name = ?, content = ?, revision = revision + 1, written_by = ?, written_at = ?
                            where id = ? and incident_id = ? and revision = ?""")
                    .params(Arrays.asList(
                            name.strip(),
                            text.strip(),
                            currentUser.require().name(),
                            now(),
                            seen.id(),
                            incidentId,
                            seen.revision()))
                    .update();
            requireOne(changed);
        } catch (DuplicateKeyException e) {
            throw taken(name.strip());
        }
        events.publishEvent(new PhrasesChanged(incidentId));
        trail.record(AuditEntry.of("inquiry.audit.phrase.changed", AuditObject.called(name.strip())));
    }

    /**
     * Removes a phrase.
     *
     * @throws RejectedException where somebody else has changed or removed it meanwhile
     */
    @RolesAllowed(Roles.SUPERVISOR)
    @Transactional
    public void remove(long incidentId, Phrase seen) {
        requireOne(jdbc.sql("delete from phrase where id = ? and incident_id = ? and revision = ?")
                .params(Arrays.asList(seen.id(), incidentId, seen.revision()))
                .update());
        events.publishEvent(new PhrasesChanged(incidentId));
        trail.record(AuditEntry.of("inquiry.audit.phrase.removed", AuditObject.called(seen.name())));
    }

    private static void requireOne(int changed) {
        if (changed == 0) {
            throw new RejectedException(MessageText.of("inquiry.phrase.stale"));
        }
    }

    private void check(List<Phrase> others, String name, String text) {
        if (name.isBlank()) {
            throw new RejectedException("name", MessageText.of("inquiry.phrase.nameMissing"));
        }
        if (text.isBlank()) {
            throw new RejectedException("text", MessageText.of("inquiry.phrase.textMissing"));
        }
        checkText("name", name, LONGEST_NAME);
        checkText("text", text, LONGEST_TEXT);
        if (NOT_IN_A_NAME.matcher(name.strip()).find()) {
            throw new RejectedException("name", MessageText.of("inquiry.phrase.nameBlank"));
        }
        String folded = JapaneseFolding.text(name);
        if (others.stream().anyMatch(other -> JapaneseFolding.text(other.name()).equals(folded))) {
            throw taken(name.strip());
        }
    }

    private void checkText(String field, String text, int longest) {
        if (!guard.isClean(text)) {
            throw new RejectedException(field, MessageText.of("inquiry.rule.cardNumber"));
        }
        if (text.strip().codePointCount(0, text.strip().length()) > longest) {
            throw new RejectedException(field, MessageText.of("inquiry.script.tooLong", longest));
        }
    }

    private static RejectedException taken(String name) {
        return new RejectedException("name", MessageText.of("inquiry.phrase.nameTaken", name));
    }

    private LocalDateTime now() {
        return Objects.requireNonNull(Tokyo.toColumn(clock.instant().truncatedTo(ChronoUnit.SECONDS)));
    }
}
