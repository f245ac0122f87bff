package jp.madoguchi.casefile.merge;

import java.time.LocalDateTime;
import java.util.List;
import jp.madoguchi.platform.time.Tokyo;
import jp.madoguchi.privacy.FieldCipher;
import jp.madoguchi.privacy.subject.Person;
import jp.madoguchi.privacy.subject.StoredAbout;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Why two cases were found to be one person's, and that it was taken back. */
@Component
class MergesAbout implements StoredAbout {
    private final JdbcClient jdbc;
    private final FieldCipher cipher;

    MergesAbout(JdbcClient jdbc, FieldCipher cipher) {
        this.jdbc = jdbc;
        this.cipher = cipher;
    }

    @Override
    public String section() {
        return "privacy.subject.section.merges";
    }

    @Override
    public int order() {
        return 72;
    }

    /**
     * Of both cases only while they are together: one that was parted again is somebody else's. Its number isn't told then, and neither is
     * why they were one and then two, which is about both of them.
     */
    @Override
    public List<Entry> of(Person person) {
        return jdbc.sql("""
                        select m.id, c.case_number, m.merged_at, m.reason_sealed, m.undone_at
                        from case_merge m join case_file c on c.id = m.merged_id
                        where m.merged_id in (:cases) order by m.merged_at, m.id""")
                .param("cases", person.ids())
                .query((row, n) -> {
                    LocalDateTime undone = row.getObject("undone_at", LocalDateTime.class);
                    return Entry.of(
                            "privacy.subject.field.case",
                            row.getString("case_number"),
                            "privacy.subject.field.at",
                            Tokyo.fromColumn(row.getObject("merged_at", LocalDateTime.class)),
                            "privacy.subject.field.reason",
                            undone == null
                                    ? SealedMerges.REASON.open(cipher, row.getLong("id"), row.getBytes("reason_sealed"))
                                    : null,
                            "privacy.subject.field.undoneAt",
                            Tokyo.fromColumn(undone));
                })
                .list();
    }
}
