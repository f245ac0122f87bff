package jp.madoguchi.inquiry;

import java.util.ArrayList;
import java.util.List;
import jp.madoguchi.casefile.CaseFile;
import jp.madoguchi.casefile.CaseFileService;
import jp.madoguchi.casefile.MergedCase;
import jp.madoguchi.platform.time.Tokyo;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Writes what inquiries are found by. Call it in the transaction that writes the inquiry. */
@Repository
class InquiryTextStore {
    private final JdbcClient jdbc;
    private final JdbcTemplate template;
    private final CaseFileService cases;

    InquiryTextStore(JdbcClient jdbc, JdbcTemplate template, CaseFileService cases) {
        this.jdbc = jdbc;
        this.template = template;
        this.cases = cases;
    }

    /** Of an inquiry whose row has been added just now. */
    void add(InquiryEntity inquiry) {
        InquiryText text = text(inquiry);
        // the start is taken from the row, since the drivers don't agree about its fraction
        jdbc.sql("""
                        insert into inquiry_text (incident_id, started_at, inquiry_id, folded)
                        select incident_id, started_at, id, ? from inquiry where id = ?""").params(text.folded(), inquiry.id).update();
        jdbc.sql("insert into inquiry_gram (inquiry_id, grams) values (?, ?)")
                .params(inquiry.id, text.grams())
                .update();
    }

    /**
     * Of an inquiry that says something else now. Not for new ones: an update that meets no row locks the gap where it would
     * be, and two who add at the same moment wait for each other in a circle.
     */
    void replace(InquiryEntity inquiry) {
        InquiryText text = text(inquiry);
        jdbc.sql("update inquiry_text set folded = ? where inquiry_id = ?")
                .params(text.folded(), inquiry.id)
                .update();
        jdbc.sql("update inquiry_gram set grams = ? where inquiry_id = ?")
                .params(text.grams(), inquiry.id)
                .update();
    }

    private InquiryText text(InquiryEntity inquiry) {
        String caseNumber = inquiry.caseId == null
                ? null
                : cases.known(inquiry.caseId)
                        .map(person -> numberOf(person, inquiry.caseId))
                        .orElse(null);
        return InquiryText.of(inquiry.id, inquiry.summary, inquiry.caller, inquiry.callId, caseNumber);
    }

    /** What was said on the telephone, though the case may have been merged into another one by now. */
    private static String numberOf(CaseFile person, long caseId) {
        return person.merged().stream()
                .filter(merged -> merged.id() == caseId)
                .map(MergedCase::caseNumber)
                .findFirst()
                .orElse(person.caseNumber());
    }

    /** Of imported rows, which name no person. */
    void add(long incidentId, List<Imported> rows) {
        List<Object[]> folded = new ArrayList<>();
        List<Object[]> grams = new ArrayList<>();
        for (Imported imported : rows) {
            InquiryRow row = imported.row();
            InquiryText text = InquiryText.of(imported.id(), row.summary(), row.caller(), row.callId(), null);
            folded.add(new Object[] {incidentId, Tokyo.toColumn(row.startedAt()), imported.id(), text.folded()});
            grams.add(new Object[] {imported.id(), text.grams()});
        }
        template.batchUpdate(
                "insert into inquiry_text (incident_id, started_at, inquiry_id, folded) values (?, ?, ?, ?)", folded);
        template.batchUpdate("insert into inquiry_gram (inquiry_id, grams) values (?, ?)", grams);
    }

    record Imported(long id, InquiryRow row) {}
}
