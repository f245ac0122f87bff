package jp.madoguchi.inquiry;

import java.sql.ResultSet;
import java.sql.SQLException;
import jp.madoguchi.inquiry.followup.FollowUpColumns;
import org.jspecify.annotations.Nullable;

/** The columns of the list: those of the inquiry's own row, and what is looked up for each row that is shown. */
final class ListedInquiries {
    static final String COLUMNS = InquiryQueries.COLUMNS
            + ", i.relation, i.impersonation, i.send_again, cf.case_number, av.question, fd.amount_yen, fd.issuer_told,"
            + " fd.police_told, " + FollowUpColumns.COLUMNS;

    /** Each finds one row at the most. */
    static final String JOINS = " left join case_file cf on cf.id = i.case_id"
            + " left join answer_script_version av on av.id = i.answer_id"
            + " left join inquiry_fraud fd on fd.inquiry_id = i.id"
            + FollowUpColumns.JOINS;

    private ListedInquiries() {}

    static ListedInquiry row(ResultSet row, SealedInquiryColumns sealed) throws SQLException {
        return new ListedInquiry(
                InquiryQueries.line(row, sealed),
                Relation.valueOf(row.getString("relation")),
                row.getBoolean("impersonation"),
                row.getBoolean("send_again"),
                row.getString("case_number"),
                row.getString("question"),
                told(row),
                FollowUpColumns.followUp(row),
                row.getInt("assignments"));
    }

    private static @Nullable FraudDetails told(ResultSet row) throws SQLException {
        FraudDetails said = new FraudDetails(
                row.getObject("amount_yen", Long.class),
                null,
                row.getObject("issuer_told", Boolean.class),
                row.getObject("police_told", Boolean.class));
        return said.equals(FraudDetails.NONE) ? null : said;
    }
}
