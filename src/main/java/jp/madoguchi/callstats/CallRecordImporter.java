package jp.madoguchi.callstats;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.function.LongSupplier;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.platform.imports.Cells;
import jp.madoguchi.platform.imports.Column;
import jp.madoguchi.platform.imports.ImportCheck;
import jp.madoguchi.platform.imports.ImportFormat;
import jp.madoguchi.platform.imports.ImportOutcome;
import jp.madoguchi.platform.imports.ImportSource;
import jp.madoguchi.platform.imports.Importer;
import jp.madoguchi.platform.imports.Numbered;
import jp.madoguchi.platform.jobs.Progress;
import jp.madoguchi.privacy.Masking;
import org.jspecify.annotations.Nullable;

/** Reads the telephone system's file ({@code acd-calls-*.csv}). Who may import is guarded by {@link CallRecordService}. */
public class CallRecordImporter implements Importer<CallRecord> {
    public static final String KIND = "callstats.import.kind";

    static final Column<String> CALL_ID =
            Column.code("call_id", "呼ID", "通話ID", "コールID").maxLength(60);
    static final Column<OffsetDateTime> RECEIVED = Column.dateTime("received_at", "受電日時", "入電日時", "着信日時");
    static final Column<OffsetDateTime> ANSWERED =
            Column.dateTime("answered_at", "応答日時").optional();
    static final Column<OffsetDateTime> ENDED =
            Column.dateTime("ended_at", "終了日時", "終話日時").optional();
    static final Column<String> TRUNK =
            Column.code("trunk", "回線", "着信番号").maxLength(40).optional();
    static final Column<String> CALLER = Column.code("caller", "発信者番号", "発信元", "電話番号")
            .maxLength(40)
            .masked(Masking::phone)
            .optional();
    static final Column<String> AGENT =
            Column.code("agent", "オペレーター", "対応者", "担当者").maxLength(60).optional();
    static final Column<CallResult> RESULT =
            Column.oneOf(CallRecordImporter::result, "callstats.import.result", "result", "結果", "応答結果");

    private static final ImportFormat<CallRecord> FORMAT = new ImportFormat<>(
            List.of(CALL_ID, RECEIVED, ANSWERED, ENDED, TRUNK, CALLER, AGENT, RESULT), CallRecordImporter::call);

    private final CallRecordService calls;
    private final LongSupplier incident;

    /** @param incident the id of the incident that the calls are about */
    public CallRecordImporter(CallRecordService calls, LongSupplier incident) {
        this.calls = calls;
        this.incident = incident;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public ImportFormat<CallRecord> format() {
        return FORMAT;
    }

    @Override
    public ImportCheck check(List<Numbered<CallRecord>> rows) {
        return calls.check(incident.getAsLong(), rows);
    }

    @Override
    public ImportOutcome store(List<Numbered<CallRecord>> rows, ImportSource source, Progress progress) {
        return calls.store(incident.getAsLong(), rows, progress);
    }

    private static CallRecord call(Cells cells) {
        CallResult result = cells.get(RESULT);
        OffsetDateTime answered = cells.find(ANSWERED);
        if (result == CallResult.ANSWERED && answered == null) {
            cells.refuse(RESULT, MessageText.of("callstats.import.answeredWithoutTime"));
        }
        if (result == CallResult.BUSY && answered != null) {
            cells.refuse(RESULT, MessageText.of("callstats.import.busyWithTime"));
        }
        return new CallRecord(
                cells.get(CALL_ID),
                cells.get(RECEIVED).toInstant(),
                instant(answered),
                instant(cells.find(ENDED)),
                cells.find(TRUNK),
                cells.find(CALLER),
                cells.find(AGENT));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    /** A running call is written as an answered one without an end. */
    private static @Nullable CallResult result(String text) {
        return switch (text) {
            case "ANSWERED", "応答" -> CallResult.ANSWERED;
            case "BUSY", "話中" -> CallResult.BUSY;
            default -> null;
        };
    }
}
