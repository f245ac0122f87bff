package jp.madoguchi.outreach.survey;

import java.time.LocalDateTime;
import java.util.List;
import jp.madoguchi.platform.time.Tokyo;
import jp.madoguchi.privacy.subject.Person;
import jp.madoguchi.privacy.subject.StoredAbout;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What a person has answered of their cards on the holder's page and then corrected; those that stand are told with the messages. */
@Component
class ReplacedAnswersAbout implements StoredAbout {
    private final JdbcClient jdbc;

    ReplacedAnswersAbout(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String section() {
        return "privacy.subject.section.replacedAnswers";
    }

    @Override
    public int order() {
        return 52;
    }

    @Override
    public List<Entry> of(Person person) {
        return jdbc.sql("""
                        select c.card_ref, p.statement, p.answered_at
                        from affected_card c join survey_answer_past p on p.card_id = c.id
                        where c.case_id in (:cases) order by p.answered_at desc, c.card_ref, p.number desc""")
                .param("cases", person.ids())
                .query((row, n) -> Entry.of(
                        "privacy.subject.field.card",
                        row.getString("card_ref"),
                        "privacy.subject.field.at",
                        Tokyo.fromColumn(row.getObject("answered_at", LocalDateTime.class)),
                        "privacy.subject.field.answer",
                        Choice.of(row.getString("statement"), "inquiry.statement." + row.getString("statement")),
                        "privacy.subject.field.state",
                        Choice.of("CORRECTED", "privacy.subject.correctedSince")))
                .list();
    }
}
