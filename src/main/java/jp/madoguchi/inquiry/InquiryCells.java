package jp.madoguchi.inquiry;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import jp.madoguchi.incident.Category;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.inquiry.followup.FollowUp;
import jp.madoguchi.platform.export.ExportCell;
import jp.madoguchi.platform.i18n.Messages;
import org.jspecify.annotations.Nullable;

/** What a row of the list has in each column of a file. */
record InquiryCells(Incident incident, Messages messages, Locale locale, Instant now) {

    ExportCell of(ListedInquiry row, ListColumn column) {
        InquiryLine line = row.inquiry();
        FraudDetails fraud = row.fraud() == null ? FraudDetails.NONE : row.fraud();
        FollowUp followUp = row.followUp();
        return switch (column) {
            case NUMBER -> ExportCell.of(line.number());
            case TIME -> ExportCell.of(line.startedAt());
            case ENDED -> ExportCell.of(line.endedAt());
            case CATEGORY ->
                ExportCell.of(category(line).map(one -> one.name().in(locale)).orElse(""));
            case TOPIC -> ExportCell.of(topic(line));
            case OUTCOME -> text(line.outcome().textKey());
            case CALLER -> ExportCell.of(line.caller());
            case SUMMARY -> ExportCell.of(line.summary());
            case CHANNEL -> text(line.channel().textKey());
            case OPERATOR -> ExportCell.of(line.operator());
            case ASSIGNEE -> followUp == null ? ExportCell.BLANK : assignee(followUp);
            case DUE -> ExportCell.of(followUp == null ? null : followUp.dueAt());
            case FOLLOW_UP -> followUp == null ? ExportCell.BLANK : text(followUp.textKey(now));
            case CASE -> ExportCell.of(row.caseNumber());
            case RELATION -> text(row.relation().textKey());
            case IMPERSONATION -> yes(row.impersonation() ? true : null);
            case ANSWER -> ExportCell.of(row.answer());
            case SEND_AGAIN -> yes(row.sendAgain() ? true : null);
            case AMOUNT ->
                fraud.amountYen() == null
                        ? ExportCell.BLANK
                        : ExportCell.of(fraud.amountYen().longValue());
            case ISSUER_TOLD -> yes(fraud.issuerTold());
            case POLICE_TOLD -> yes(fraud.policeTold());
            case CALL -> ExportCell.of(line.callId());
        };
    }

    private Optional<Category> category(InquiryLine line) {
        return incident.category(line.categoryId());
    }

    private String topic(InquiryLine line) {
        Long topicId = line.topicId();
        return topicId == null
                ? ""
                : category(line)
                        .flatMap(category -> category.topic(topicId))
                        .map(topic -> topic.name().in(locale))
                        .orElse("");
    }

    private ExportCell assignee(FollowUp followUp) {
        String person = followUp.person();
        return person == null ? text("inquiry.promise.anybody") : ExportCell.of(person);
    }

    private ExportCell yes(@Nullable Boolean said) {
        return said == null ? ExportCell.BLANK : text(said ? "inquiry.yes" : "inquiry.no");
    }

    private ExportCell text(String key) {
        return ExportCell.of(messages.get(locale, key));
    }
}
