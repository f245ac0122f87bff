package jp.madoguchi.inquiry.statement;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import jp.madoguchi.inquiry.InquiryNumber;
import jp.madoguchi.inquiry.ReissueStatement;
import jp.madoguchi.platform.time.Tokyo;
import jp.madoguchi.privacy.subject.Person;
import jp.madoguchi.privacy.subject.StoredAbout;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What a person has said of their cards, also where it was corrected since. */
@Component
class StatementsAbout implements StoredAbout {
    private final JdbcClient jdbc;

    StatementsAbout(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String section() {
        return "privacy.subject.section.statements";
    }

    @Override
    public int order() {
        return 25;
    }

    @Override
    public List<Entry> of(Person person) {
        return jdbc.sql("""
                        select s.inquiry_id, s.stated_at, c.card_ref, s.statement, s.happened_on, s.replaced_in
                        from card_statement s join affected_card c on c.id = s.card_id
                        where c.case_id in (:cases) order by s.stated_at desc, s.id desc""")
                .param("cases", person.ids())
                .query((row, n) -> {
                    ReissueStatement said = ReissueStatement.valueOf(row.getString("statement"));
                    return Entry.of(
                            "privacy.subject.field.number",
                            InquiryNumber.of(row.getLong("inquiry_id")),
                            "privacy.subject.field.at",
                            Objects.requireNonNull(Tokyo.fromColumn(row.getObject("stated_at", LocalDateTime.class))),
                            "privacy.subject.field.card",
                            row.getString("card_ref"),
                            "privacy.subject.field.answer",
                            Choice.of(said, said.textKey()),
                            "privacy.subject.field.happenedOn",
                            row.getObject("happened_on", LocalDate.class),
                            "privacy.subject.field.state",
                            row.getObject("replaced_in") == null
                                    ? null
                                    : Choice.of("CORRECTED", "privacy.subject.correctedSince"));
                })
                .list();
    }
}
