package jp.madoguchi.outreach.wave;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
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
    private final OptOutStore store;
    private final JdbcClient jdbc;

    OptOutOnRequest(OptOutService optOuts, OptOutStore store, JdbcClient jdbc) {
        this.optOuts = optOuts;
        this.store = store;
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

    /** What servers said of the ways to them, and each time that they didn't want to be written to, or did again. */
    @Override
    public List<Entry> of(Person person) {
        List<Told> all = new ArrayList<>(jdbc.sql("""
                        select channel, mark, cause, made_at from contact_mark where case_id in (:ids) and step_id is null""")
                .param("ids", person.ids())
                .query((row, n) -> new Told(
                        Objects.requireNonNull(Tokyo.fromColumn(row.getObject("made_at", LocalDateTime.class))),
                        row.getString("channel"),
                        row.getString("mark"),
                        Objects.requireNonNullElse(row.getString("cause"), "")))
                .list());
        store.steps(person.ids())
                .forEach(step -> all.add(new Told(
                        step.madeAt(), step.channel().name(), step.kind().name(), step.reason())));
        return all.stream()
                .sorted(Comparator.comparing(Told::at))
                .map(Told::entry)
                .toList();
    }

    private record Told(Instant at, String channel, String mark, String why) {
        Entry entry() {
            return Entry.of(
                    "privacy.subject.field.at",
                    at,
                    "privacy.subject.field.channel",
                    Choice.of(channel, "outreach.sending.channel." + channel),
                    "privacy.subject.field.state",
                    Choice.of(mark, "privacy.subject.mark." + mark),
                    "privacy.subject.field.reason",
                    why);
        }
    }
}
