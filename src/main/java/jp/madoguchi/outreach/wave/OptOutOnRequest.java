package jp.madoguchi.outreach.wave;

import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.Stream;
import jp.madoguchi.outreach.MessageChannel;
import jp.madoguchi.platform.time.Tokyo;
import jp.madoguchi.privacy.subject.Objections;
import jp.madoguchi.privacy.subject.Person;
import jp.madoguchi.privacy.subject.StoredAbout;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A granted objection is an opt-out on every way; opt-outs are told in a disclosure. */
@Component
class OptOutOnRequest implements Objections, StoredAbout {
    private final OptOutService optOuts;
    private final JdbcClient jdbc;

    OptOutOnRequest(OptOutService optOuts, JdbcClient jdbc) {
        this.optOuts = optOuts;
        this.jdbc = jdbc;
    }

    @Override
    public void stop(long incidentId, String caseNumber, String reason) {
        List<String> already =
                jdbc.sql("""
                        select k.channel from contact_mark k join case_file f on coalesce(f.merged_into, f.id) = k.case_id
                        where k.mark = 'OPTED_OUT' and f.incident_id = ? and f.case_number = ?""").params(incidentId, caseNumber).query(String.class).list();
        List<MessageChannel> others = Stream.of(MessageChannel.values())
                .filter(channel -> !already.contains(channel.name()))
                .toList();
        if (!others.isEmpty()) {
            optOuts.add(incidentId, caseNumber, others, reason);
        }
    }

    @Override
    public String section() {
        return "privacy.subject.section.objections";
    }

    @Override
    public int order() {
        return 60;
    }

    @Override
    public List<Entry> of(Person person) {
        return jdbc.sql(
                        "select channel, mark, cause, made_at from contact_mark where case_id in (:ids) order by made_at")
                .param("ids", person.ids())
                .query((row, n) -> Entry.of(
                        "privacy.subject.field.at", Tokyo.fromColumn(row.getObject("made_at", LocalDateTime.class)),
                        "privacy.subject.field.channel",
                                Choice.of(
                                        row.getString("channel"),
                                        "outreach.sending.channel." + row.getString("channel")),
                        "privacy.subject.field.state",
                                Choice.of(row.getString("mark"), "privacy.subject.mark." + row.getString("mark")),
                        "privacy.subject.field.reason", row.getString("cause")))
                .list();
    }
}
