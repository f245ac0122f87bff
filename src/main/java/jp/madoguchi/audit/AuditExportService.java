package jp.madoguchi.audit;

import jakarta.annotation.security.RolesAllowed;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.export.ExportCell;
import jp.madoguchi.platform.export.ExportTable;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.platform.i18n.Messages;
import jp.madoguchi.security.Roles;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** The trail as a file, as the filter leaves it. Taking it away is an entry of the trail itself. */
@Service
@RolesAllowed(Roles.AUDITOR)
public class AuditExportService {
    /** Who needs more takes a month at a time. */
    public static final int MOST = 100_000;

    private static final int CHUNK = 2_000;
    private static final List<String> COLUMNS = List.of(
            "number",
            "at",
            "user",
            "roles",
            "organisation",
            "origin",
            "address",
            "session",
            "action",
            "object",
            "kind",
            "id",
            "reason",
            "details",
            "before",
            "after",
            "hash");

    private final AuditQueries queries;
    private final Looks looks;
    private final Messages messages;

    AuditExportService(AuditQueries queries, Looks looks, Messages messages) {
        this.queries = queries;
        this.looks = looks;
        this.messages = messages;
    }

    /**
     * For people: actions and details in words.
     *
     * @throws RejectedException if there are more than {@link #MOST}
     */
    public ExportTable table(AuditFilter filter, Locale locale) {
        noted(filter);
        return ExportTable.of(
                messages.get(locale, "audit.title"),
                COLUMNS.stream()
                        .map(column -> messages.get(locale, "audit.column." + column))
                        .toList(),
                () -> new Rows<>(filter, row -> cells(AuditEvent.of(row), locale)));
    }

    /**
     * For programs: one JSON object a line, {@code event} exactly what the hash beside it was made of.
     *
     * @throws RejectedException if there are more than {@link #MOST}
     */
    public Iterable<String> lines(AuditFilter filter) {
        noted(filter);
        return () -> new Rows<>(
                filter,
                row -> new CanonicalJson(new StringBuilder(1_024))
                        .json("event", AuditHash.canonical(row))
                        .text("hash", row.hash())
                        .end()
                        .toString());
    }

    private void noted(AuditFilter filter) {
        int count = queries.count(filter, MOST + 1);
        if (count > MOST) {
            throw new RejectedException(MessageText.of("audit.export.tooMany", MOST));
        }
        looks.look(AuditEntry.of("audit.export.trail", AuditObject.called(filter.inWords()))
                .with(Map.of("audit.count", String.valueOf(count))));
    }

    private List<ExportCell> cells(AuditEvent event, Locale locale) {
        AuditEvent.Who who = event.who();
        return Stream.concat(
                        Stream.of(ExportCell.of(event.number()), ExportCell.of(event.at())),
                        Stream.<@Nullable String>of(
                                        who.user(),
                                        who.roles(),
                                        who.organisation(),
                                        who.origin() == null
                                                ? null
                                                : messages.get(locale, "audit.origin." + who.origin()),
                                        who.address(),
                                        who.session(),
                                        messages.get(locale, event.action()),
                                        event.object(),
                                        event.subject().kind(),
                                        event.subject().id(),
                                        event.reason(),
                                        words(event.details(), locale),
                                        words(event.before(), locale),
                                        words(event.after(), locale),
                                        event.hash())
                                .map(text -> ExportCell.of(Objects.requireNonNullElse(text, ""))))
                .toList();
    }

    private String words(Map<String, String> values, Locale locale) {
        return values.entrySet().stream()
                .map(value ->
                        messages.get(locale, "audit.detail", messages.get(locale, value.getKey()), value.getValue()))
                .collect(Collectors.joining(" / "));
    }

    /** Reads on behind the last one. */
    private final class Rows<T> implements Iterator<T> {
        private final AuditFilter filter;
        private final Function<AuditRow, T> form;
        private final Deque<AuditRow> chunk = new ArrayDeque<>();
        private @Nullable AuditPlace last;
        private boolean ended;
        private int left = MOST;

        private Rows(AuditFilter filter, Function<AuditRow, T> form) {
            this.filter = filter;
            this.form = form;
        }

        @Override
        public boolean hasNext() {
            if (chunk.isEmpty() && !ended) {
                int most = Math.min(CHUNK, left);
                chunk.addAll(queries.page(filter, last, 0, most));
                left -= chunk.size();
                ended = chunk.size() < CHUNK || left == 0;
                if (!chunk.isEmpty()) {
                    last = AuditPlace.of(AuditEvent.of(chunk.getLast()));
                }
            }
            return !chunk.isEmpty();
        }

        @Override
        public T next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            return form.apply(chunk.removeFirst());
        }
    }
}
