package jp.madoguchi.audit.ui;

import com.vaadin.flow.component.Component;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import jp.madoguchi.audit.AuditEvent;
import jp.madoguchi.platform.time.Tokyo;

/** How an event reads. */
final class AuditWords {
    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");
    private static final DateTimeFormatter MILLISECOND = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS");

    private AuditWords() {}

    static String second(Instant at) {
        return SECOND.format(Tokyo.local(at));
    }

    static String moment(Instant at) {
        return MILLISECOND.format(Tokyo.local(at));
    }

    static String who(Component on, AuditEvent event) {
        return event.roles().isEmpty()
                ? event.user()
                : on.getTranslation(
                        "audit.userAndRoles",
                        event.user(),
                        Arrays.stream(event.roles().split(","))
                                .map(role -> on.getTranslation("security.role." + role))
                                .collect(Collectors.joining(" ")));
    }

    static String details(Component on, AuditEvent event) {
        return values(on, event.details(), "\u3000");
    }

    /** Each with its name. */
    static String values(Component on, Map<String, String> values, String between) {
        return values.entrySet().stream()
                .map(value -> on.getTranslation(
                        "audit.detail",
                        on.getTranslation(value.getKey()),
                        CodedValues.words(on, value.getKey(), value.getValue())))
                .collect(Collectors.joining(between));
    }
}
