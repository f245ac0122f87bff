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
    private final SealedInquiryColumns sealed;
    private final SearchWords words;

    InquiryTextStore(
            JdbcClient jdbc,
            JdbcTemplate template,
            CaseFileService cases,
            SealedInquiryColumns sealed,
            SearchWords words) {
        this.jdbc = jdbc;
        this.template = template;
        this.cases = cases;
        this.sealed = sealed;
        this.words = words;
    }

    /** Of an inquiry whose row has been added just now. */
    void add(InquiryEntity inquiry) {
        String folded = text(inquiry);
        // the start is taken from the row, since the drivers don't agree about its fraction
        jdbc.sql("""
                        insert into inquiry_text (incident_id, started_at, inquiry_id, folded)
                        select incident_id, started_at, id, ? from inquiry where id = ?""").params(sealed.sealText(inquiry.id, folded), inquiry.id).update();
        jdbc.sql("insert into inquiry_gram (inquiry_id, grams) values (?, ?)")
                .params(inquiry.id, words.of(folded))
                .update();
    }

    /**
     * Of an inquiry that says something else now. Not for new ones: an update that meets no row locks the gap where it would
     * be, and two who add at the same moment wait for each other in a circle.
     */
    void replace(InquiryEntity inquiry) {
        String folded = text(inquiry);
        jdbc.sql("update inquiry_text set folded = ? where inquiry_id = ?")
                .params(sealed.sealText(inquiry.id, folded), inquiry.id)
                .update();
        jdbc.sql("update inquiry_gram set grams = ? where inquiry_id = ?")
                .params(words.of(folded), inquiry.id)
                .update();
    }

    private String text(InquiryEntity inquiry) {
        String caseNumber = inquiry.caseId == null
                ? null
                : cases.known(inquiry.caseId)
                        .map(person -> numberOf(person, inquiry.caseId))
                        .orElse(null);
        return InquiryText.of(inquiry.id, inquiry.summary(sealed), inquiry.caller(sealed), inquiry.callId, caseNumber);
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
        List<Object[]> texts = new ArrayList<>();
        List<Object[]> grams = new ArrayList<>();
        for (Imported imported : rows) {
            InquiryRow row = imported.row();
            String folded = InquiryText.of(imported.id(), row.summary(), row.caller(), row.callId(), null);
            texts.add(new Object[] {
                incidentId, Tokyo.toColumn(row.startedAt()), imported.id(), sealed.sealText(imported.id(), folded)
            });
            grams.add(new Object[] {imported.id(), words.of(folded)});
        }
        template.batchUpdate(
                "insert into inquiry_text (incident_id, started_at, inquiry_id, folded) values (?, ?, ?, ?)", texts);
        template.batchUpdate("insert into inquiry_gram (inquiry_id, grams) values (?, ?)", grams);
    }

    record Imported(long id, InquiryRow row) {}
}
