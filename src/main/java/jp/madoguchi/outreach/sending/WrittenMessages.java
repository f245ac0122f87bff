package jp.madoguchi.outreach.sending;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jp.madoguchi.casefile.MessagesOfCases;
import jp.madoguchi.outreach.MessageChannel;
import jp.madoguchi.platform.time.Tokyo;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What was written to persons, for the desk. */
@Repository
class WrittenMessages implements MessagesOfCases {
    private static final int FIRST_WORDS = 40;
    private static final Pattern FIELD = Pattern.compile("\\{\\{[^{}]*}}");

    private final JdbcClient jdbc;
    private final Map<MessageChannel, DeliveryChannel> channels;

    WrittenMessages(JdbcClient jdbc, List<DeliveryChannel> channels) {
        this.jdbc = jdbc;
        this.channels = channels.stream().collect(Collectors.toMap(DeliveryChannel::kind, Function.identity()));
    }

    @Override
    public List<SentMessage> of(Collection<Long> caseIds) {
        if (caseIds.isEmpty()) {
            return List.of();
        }
        return jdbc.sql("""
                        select d.id, d.case_id, d.channel, v.subject_ja, v.text_ja, d.state,
                          case when d.state in ('SENT', 'DELIVERED') then coalesce(d.sent_at, d.state_at) else d.state_at end
                        from delivery d join template_version v on v.id = d.template_version_id
                        where d.case_id in (:cases) order by 7 desc, d.id desc""")
                .param("cases", caseIds)
                .query((row, n) -> new SentMessage(
                        row.getLong(1),
                        row.getLong(2),
                        row.getString(3),
                        subject(row.getString(4), row.getString(5)),
                        sender(MessageChannel.valueOf(row.getString(3))),
                        row.getString(6),
                        at(row.getObject(7, LocalDateTime.class))))
                .list();
    }

    private static Instant at(LocalDateTime column) {
        return Objects.requireNonNull(Tokyo.fromColumn(column));
    }

    /** What stood in a field was another thing for each; a caller reads out the words around it. */
    private static String subject(@Nullable String subject, String text) {
        if (subject != null && !subject.isBlank()) {
            return withoutFields(subject);
        }
        String line = withoutFields(text.strip().lines().findFirst().orElse(""));
        return line.codePointCount(0, line.length()) <= FIRST_WORDS
                ? line
                : line.substring(0, line.offsetByCodePoints(0, FIRST_WORDS)) + "…";
    }

    private static String withoutFields(String text) {
        return FIELD.matcher(text).replaceAll("…");
    }

    private String sender(MessageChannel kind) {
        DeliveryChannel channel = channels.get(kind);
        return channel == null ? "-" : channel.sender();
    }
}
