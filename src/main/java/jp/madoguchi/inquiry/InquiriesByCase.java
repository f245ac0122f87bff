package jp.madoguchi.inquiry;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import jp.madoguchi.casefile.InquiriesOfCases;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Tells the room of the cases how often each has been asked about. */
@Repository
class InquiriesByCase implements InquiriesOfCases {
    private final JdbcClient jdbc;

    InquiriesByCase(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Map<Long, Integer> count(Collection<Long> caseIds) {
        Map<Long, Integer> counts = new HashMap<>();
        jdbc.sql("select case_id, count(*) as inquiries from inquiry where case_id in (:cases) group by case_id")
                .param("cases", caseIds)
                .query(row -> {
                    counts.put(row.getLong("case_id"), row.getInt("inquiries"));
                });
        return counts;
    }
}
