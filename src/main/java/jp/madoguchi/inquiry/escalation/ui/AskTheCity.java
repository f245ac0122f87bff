package jp.madoguchi.inquiry.escalation.ui;

import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.radiobutton.RadioGroupVariant;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import jp.madoguchi.inquiry.InquiryNumber;
import jp.madoguchi.inquiry.escalation.DeskEscalationService;
import jp.madoguchi.inquiry.escalation.DueTimes;
import jp.madoguchi.inquiry.escalation.NewEscalation;
import jp.madoguchi.inquiry.escalation.Urgency;
import jp.madoguchi.platform.i18n.MessageText;

/** Asks the city about a saved inquiry: what, and until when the answer is needed. Any screen of the desk may open it. */
public class AskTheCity extends WriteDialog {
    private static final Duration STEP = Duration.ofMinutes(30);

    private final RadioButtonGroup<Urgency> urgency = new RadioButtonGroup<>();
    private final TimeField by;

    /** @param onAsked is run once the question has been sent */
    public AskTheCity(DeskEscalationService escalations, long inquiryId, Runnable onAsked) {
        super("inquiry.escalation.ask.question", "inquiry.escalation.ask.noNames", true);
        by = new TimeField(getTranslation("inquiry.escalation.ask.by"), STEP);
        String submissionKey = UUID.randomUUID().toString();
        setHeaderTitle(getTranslation("inquiry.escalation.ask.title", InquiryNumber.of(inquiryId)));
        offer(escalations.dueTimes(inquiryId));
        addField("urgency", urgency);
        addField("by", by);
        addAction(
                "inquiry.escalation.ask.send",
                question -> escalations.ask(
                        new NewEscalation(inquiryId, submissionKey, question, urgency.getValue(), by.instant())),
                MessageText.of("inquiry.escalation.ask.done"));
        whenDone(onAsked);
    }

    private void offer(DueTimes times) {
        urgency.setLabel(getTranslation("inquiry.escalation.ask.urgency"));
        urgency.addThemeVariants(RadioGroupVariant.LUMO_VERTICAL);
        urgency.setManualValidation(true);
        urgency.setItems(
                times.today() == null
                        ? List.of(Urgency.NEXT_BUSINESS_DAY, Urgency.BY_TIME)
                        : List.of(Urgency.TODAY, Urgency.NEXT_BUSINESS_DAY, Urgency.BY_TIME));
        urgency.setItemLabelGenerator(one -> label(one, times));
        urgency.setValue(Urgency.NEXT_BUSINESS_DAY);
        urgency.addValueChangeListener(change -> by.setVisible(change.getValue() == Urgency.BY_TIME));
        by.setVisible(false);
        by.setInstant(times.nextBusinessDay());
    }

    private String label(Urgency one, DueTimes times) {
        String name = getTranslation(one.textKey());
        Instant until = switch (one) {
            case TODAY -> times.today();
            case NEXT_BUSINESS_DAY -> times.nextBusinessDay();
            case BY_TIME -> null;
        };
        return until == null
                ? name
                : getTranslation("inquiry.escalation.ask.until", name, EscalationWords.dateTime(until, getLocale()));
    }
}
