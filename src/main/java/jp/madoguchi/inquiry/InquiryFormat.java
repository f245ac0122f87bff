package jp.madoguchi.inquiry;

import java.text.Normalizer;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import jp.madoguchi.incident.Category;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.platform.imports.Cells;
import jp.madoguchi.platform.imports.Column;
import jp.madoguchi.platform.imports.ImportFormat;
import jp.madoguchi.platform.text.PhoneDigits;
import jp.madoguchi.privacy.Masking;
import org.jspecify.annotations.Nullable;

/** The columns of a file of inquiries. */
final class InquiryFormat {
    private static final Map<String, Outcome> OUTCOMES = Map.of(
            "解決", Outcome.RESOLVED,
            "完了", Outcome.RESOLVED,
            "折り返し", Outcome.CALLBACK,
            "折返し", Outcome.CALLBACK,
            "引き継ぎ", Outcome.ESCALATED,
            "引継ぎ", Outcome.ESCALATED,
            "エスカレーション", Outcome.ESCALATED);

    private static final Map<String, Channel> CHANNELS = Map.of(
            "電話", Channel.PHONE,
            "メール", Channel.EMAIL,
            "郵便", Channel.LETTER,
            "手紙", Channel.LETTER,
            "文書", Channel.LETTER,
            "窓口", Channel.COUNTER,
            "来庁", Channel.COUNTER);

    static final Column<String> CALL_ID = Column.code("call_id", "入電ID", "通話ID", "コールID", "入電番号")
            .maxLength(60)
            .optional();
    static final Column<OffsetDateTime> STARTED_AT = Column.dateTime("started_at", "開始日時", "応答日時", "対応開始日時", "受付日時");
    static final Column<OffsetDateTime> ENDED_AT = Column.dateTime("ended_at", "終了日時", "対応終了日時");
    static final Column<String> OPERATOR =
            Column.code("operator", "オペレーター", "対応者", "担当者", "受付者").maxLength(100);
    static final Column<String> CALLER = Column.code("caller", "発信者番号", "電話番号", "発信番号")
            .maxLength(InquiryRules.LONGEST_CALLER)
            .masked(Masking::phone)
            .optional();
    static final Column<String> SUMMARY =
            Column.text("summary", "内容", "概要", "問い合わせ内容", "対応内容").maxLength(InquiryRules.LONGEST_SUMMARY);
    private static final Column<Outcome> OUTCOME =
            Column.oneOf(InquiryFormat::outcome, "inquiry.import.unknownOutcome", "outcome", "結果", "対応結果");
    private static final Column<Channel> CHANNEL = Column.oneOf(
                    InquiryFormat::channel, "inquiry.import.unknownChannel", "channel", "受付方法", "経路")
            .optional();

    private InquiryFormat() {}

    static ImportFormat<InquiryRow> of(Incident incident, Clock clock) {
        Column<Category> category = Column.oneOf(
                name -> category(incident, name), "inquiry.import.unknownCategory", "category", "問い合わせ区分", "区分");
        return new ImportFormat<>(
                List.of(CALL_ID, STARTED_AT, ENDED_AT, OPERATOR, CALLER, category, SUMMARY, OUTCOME, CHANNEL),
                cells -> row(cells, category, clock));
    }

    private static InquiryRow row(Cells cells, Column<Category> category, Clock clock) {
        OffsetDateTime started = cells.get(STARTED_AT);
        OffsetDateTime ended = cells.get(ENDED_AT);
        if (ended.isBefore(started)) {
            cells.refuse(ENDED_AT, MessageText.of("inquiry.rule.endBeforeStart"));
        } else if (ended.toInstant().isAfter(clock.instant())) {
            cells.refuse(ENDED_AT, MessageText.of("inquiry.rule.future"));
        }
        String caller = cells.find(CALLER);
        String digits = PhoneDigits.of(caller);
        if (digits != null && digits.length() > InquiryRules.MOST_DIGITS) {
            cells.refuse(CALLER, MessageText.of("inquiry.rule.longCaller", InquiryRules.MOST_DIGITS));
        }
        Channel channel = cells.find(CHANNEL);
        return new InquiryRow(
                cells.find(CALL_ID),
                started.toInstant().truncatedTo(ChronoUnit.SECONDS),
                ended.toInstant().truncatedTo(ChronoUnit.SECONDS),
                cells.get(OPERATOR),
                caller,
                cells.get(category),
                cells.get(OUTCOME),
                channel == null ? Channel.PHONE : channel,
                cells.get(SUMMARY));
    }

    private static @Nullable Category category(Incident incident, String name) {
        for (Category category : incident.categories()) {
            if (category.code().equalsIgnoreCase(name)
                    || same(category.name().ja(), name)
                    || same(category.name().en(), name)) {
                return category;
            }
        }
        return null;
    }

    private static boolean same(String ours, String theirs) {
        return Normalizer.normalize(ours, Normalizer.Form.NFKC).equalsIgnoreCase(theirs);
    }

    private static @Nullable Outcome outcome(String name) {
        for (Outcome outcome : Outcome.values()) {
            if (outcome.name().equals(name.toUpperCase(Locale.ROOT))) {
                return outcome;
            }
        }
        return OUTCOMES.get(name);
    }

    private static @Nullable Channel channel(String name) {
        for (Channel channel : Channel.values()) {
            if (channel.name().equals(name.toUpperCase(Locale.ROOT))) {
                return channel;
            }
        }
        return CHANNELS.get(name);
    }
}
