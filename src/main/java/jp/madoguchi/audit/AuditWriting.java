package jp.madoguchi.audit;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import jp.madoguchi.platform.i18n.Messages;
import jp.madoguchi.platform.time.Tokyo;
import jp.madoguchi.security.CurrentUser;
import jp.madoguchi.security.PortalUser;
import jp.madoguchi.security.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes a row of what a service says: adds who, when and from where, and refuses what mustn't stand in the trail. */
@Component
class AuditWriting {
    /** Whoever isn't signed in. */
    private static final PortalUser NOBODY = new PortalUser("-", "-", null, Set.of());

    private final CurrentUser currentUser;
    private final AuditOrigin origin;
    private final AuditText text;
    private final Messages messages;
    private final Clock clock;

    AuditWriting(CurrentUser currentUser, AuditOrigin origin, AuditText text, Messages messages, Clock clock) {
        this.currentUser = currentUser;
        this.origin = origin;
        this.text = text;
        this.messages = messages;
        this.clock = clock;
    }

    /** By the current user, who is signed in. */
    AuditRow row(AuditEntry entry) {
        return row(entry, currentUser.require());
    }

    /** By whoever it is: what is refused, is refused to those too who aren't signed in. */
    AuditRow rowOfAnybody(AuditEntry entry) {
        return row(entry, currentUser.get().orElse(NOBODY));
    }

    private AuditRow row(AuditEntry entry, PortalUser user) {
        requireText(entry.action());
        entry.details().keySet().forEach(this::requireText);
        entry.before().keySet().forEach(this::requireText);
        entry.after().keySet().forEach(this::requireText);
        AuditOrigin.Place place = origin.current();
        return new AuditRow(
                0,
                AuditRow.LATEST_VERSION,
                Objects.requireNonNull(Tokyo.toColumn(clock.instant().truncatedTo(ChronoUnit.MILLIS))),
                text.line(user.name(), 100, false),
                user.roles().stream().map(Role::name).sorted().collect(Collectors.joining(",")),
                user.organisation() == null ? null : text.line(user.organisation(), 100, false),
                place.origin().name(),
                place.address(),
                place.session(),
                entry.action(),
                text.line(entry.object().name(), 200, true),
                entry.object().kind(),
                entry.object().id(),
                entry.reason() == null ? null : text.line(entry.reason(), 2_000, true),
                CanonicalJson.of(text.lines(entry.details())),
                values(entry.before()),
                values(entry.after()),
                "",
                "");
    }

    private @Nullable String values(Map<String, String> values) {
        return values.isEmpty() ? null : CanonicalJson.of(text.lines(values));
    }

    private void requireText(String key) {
        String found = messages.get(Locale.JAPANESE, key);
        if (found.equals("!" + key + "!")) {
            throw new IllegalArgumentException("there is no text for " + key);
        }
    }
}
