package jp.madoguchi.inquiry.ui;

import com.vaadin.flow.component.UI;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.InstantSource;
import jp.madoguchi.inquiry.FraudDetails;
import jp.madoguchi.inquiry.InquiryLine;
import jp.madoguchi.inquiry.ListColumn;
import jp.madoguchi.inquiry.ListedInquiry;
import jp.madoguchi.inquiry.followup.FollowUp;
import org.jspecify.annotations.Nullable;

/** What a row of the list says in each column; "-" where there is nothing to say. */
record ListedWords(InquiryWords words, InstantSource clock) {
    private static final String NOTHING = "-";

    String of(ListedInquiry row, ListColumn column) {
        InquiryLine line = row.inquiry();
        FraudDetails fraud = row.fraud() == null ? FraudDetails.NONE : row.fraud();
        FollowUp followUp = row.followUp();
        return switch (column) {
            case NUMBER -> line.number();
            case TIME -> words.dateTime(line.startedAt());
            case ENDED -> words.dateTime(line.endedAt());
            case CATEGORY -> words.question(line.categoryId(), line.topicId());
            case TOPIC -> orNothing(words.topic(line.categoryId(), line.topicId()));
            case OUTCOME -> text(line.outcome().textKey());
            case CALLER -> orNothing(line.caller());
            case SUMMARY -> line.summary();
            case CHANNEL -> text(line.channel().textKey());
            case OPERATOR -> line.operator();
            case ASSIGNEE -> followUp == null ? NOTHING : assignee(followUp);
            case DUE -> followUp == null ? NOTHING : words.dateTime(followUp.dueAt());
            case FOLLOW_UP -> followUp == null ? NOTHING : state(followUp);
            case CASE -> orNothing(row.caseNumber());
            case RELATION -> text(row.relation().textKey());
            case IMPERSONATION -> row.impersonation() ? text("inquiry.yes") : NOTHING;
            case ANSWER -> orNothing(row.answer());
            case SEND_AGAIN -> row.sendAgain() ? text("inquiry.yes") : NOTHING;
            case AMOUNT -> amount(fraud);
            case ISSUER_TOLD -> yes(fraud.issuerTold());
            case POLICE_TOLD -> yes(fraud.policeTold());
            case CALL -> orNothing(line.callId());
        };
    }

    private String state(FollowUp followUp) {
        Instant now = clock.instant();
        return text(followUp.textKey(now)) + (followUp.promisedCall() ? text("inquiry.followUp.call") : "");
    }

    private String assignee(FollowUp followUp) {
        String person = followUp.person();
        return person == null ? text("inquiry.promise.anybody") : person;
    }

    private String amount(FraudDetails fraud) {
        Long yen = fraud.amountYen();
        return yen == null
                ? NOTHING
                : text(
                        "inquiry.amount",
                        NumberFormat.getIntegerInstance(words.locale()).format(yen));
    }

    private static String yes(@Nullable Boolean said) {
        return said == null ? NOTHING : text(said ? "inquiry.yes" : "inquiry.no");
    }

    private static String orNothing(@Nullable String text) {
        return text == null || text.isEmpty() ? NOTHING : text;
    }

    private static String text(String key, Object... args) {
        return UI.getCurrent().getTranslation(key, args);
    }
}
