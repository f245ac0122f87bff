package jp.madoguchi.inquiry;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import jp.madoguchi.platform.text.PhoneDigits;
import jp.madoguchi.privacy.BlindIndex;
import jp.madoguchi.privacy.FieldCipher;
import jp.madoguchi.privacy.SealedColumn;
import jp.madoguchi.privacy.SealedColumns;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What is encrypted of the inquiries: what was written down, from which number, and what they are found by. */
@Component
public class SealedInquiryColumns implements SealedColumns {
    static final SealedColumn SUMMARY = new SealedColumn("inquiry", "sealed_summary");
    static final SealedColumn CALLER = new SealedColumn("inquiry", "sealed_caller");
    static final SealedColumn TEXT = new SealedColumn("inquiry_text", "inquiry_id", "folded");
    static final SealedColumn VERSION_SUMMARY = new SealedColumn("inquiry_version", "sealed_summary");
    static final SealedColumn VERSION_CALLER = new SealedColumn("inquiry_version", "sealed_caller");
    static final SealedColumn VERSION_REASON = new SealedColumn("inquiry_version", "reason_sealed");
    static final SealedColumn DRAFT_SUMMARY = new SealedColumn("inquiry_draft", "sealed_summary");
    static final SealedColumn DRAFT_CALLER = new SealedColumn("inquiry_draft", "sealed_caller");
    static final SealedColumn DRAFT_PARTICULARS = new SealedColumn("inquiry_draft", "sealed_particulars");

    private final FieldCipher cipher;
    private final BlindIndex index;

    SealedInquiryColumns(FieldCipher cipher, BlindIndex index) {
        this.cipher = cipher;
        this.index = index;
    }

    @Override
    public List<SealedColumn> sealedColumns() {
        return List.of(
                SUMMARY,
                CALLER,
                TEXT,
                VERSION_SUMMARY,
                VERSION_CALLER,
                VERSION_REASON,
                DRAFT_SUMMARY,
                DRAFT_CALLER,
                DRAFT_PARTICULARS);
    }

    byte @Nullable [] seal(SealedColumn column, long row, @Nullable String clear) {
        return column.seal(cipher, row, clear);
    }

    @Nullable
    String open(SealedColumn column, long row, byte @Nullable [] sealed) {
        return column.open(cipher, row, sealed);
    }

    /** For {@code inquiry.sealed_summary}. */
    public byte[] sealSummary(long inquiryId, String summary) {
        return Objects.requireNonNull(seal(SUMMARY, inquiryId, summary));
    }

    /** For {@code inquiry.sealed_caller}. */
    public byte @Nullable [] sealCaller(long inquiryId, @Nullable String caller) {
        return seal(CALLER, inquiryId, caller);
    }

    /** For {@code inquiry_text.folded}. */
    public byte[] sealText(long inquiryId, String folded) {
        return Objects.requireNonNull(seal(TEXT, inquiryId, folded));
    }

    /** What {@code inquiry.sealed_summary} says in this row. */
    public String summary(long inquiryId, ResultSet row) throws SQLException {
        return Objects.requireNonNull(open(SUMMARY, inquiryId, row.getBytes(SUMMARY.column())));
    }

    /** What {@code inquiry.sealed_caller} says in this row. */
    public @Nullable String caller(long inquiryId, ResultSet row) throws SQLException {
        return open(CALLER, inquiryId, row.getBytes(CALLER.column()));
    }

    /** By which the inquiries from one number are found; none where the number has no digits. */
    public @Nullable Long callerKey(@Nullable String caller) {
        return index.phone(caller);
    }

    /** The same of a number that is spelt by {@link PhoneDigits} already. */
    long keyOf(String digits) {
        return Objects.requireNonNull(index.phone(digits));
    }

    /**
     * How an imported row's key is kept. One that was made of the caller's number would else give the number away to who tries all numbers.
     */
    String keptImportKey(String key) {
        return key.startsWith(InquiryRow.BY_CALL) ? key : index.of("inquiry.import", key);
    }
}
