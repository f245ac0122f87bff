package jp.madoguchi.inquiry.ui;

import static jp.madoguchi.inquiry.ui.InquiryEntry.key;

import com.vaadin.flow.component.Focusable;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import jp.madoguchi.casefile.CaseFile;
import jp.madoguchi.incident.Category;
import jp.madoguchi.inquiry.CallReason;
import jp.madoguchi.inquiry.Channel;
import jp.madoguchi.inquiry.FieldProblem;
import jp.madoguchi.inquiry.InquiryDraft;
import jp.madoguchi.inquiry.NewInquiry;
import jp.madoguchi.inquiry.Outcome;
import jp.madoguchi.inquiry.OutgoingCall;
import jp.madoguchi.inquiry.RunningCall;
import jp.madoguchi.inquiry.UnsentText;
import jp.madoguchi.inquiry.script.ScriptService;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.platform.ui.FieldMarks;
import jp.madoguchi.privacy.CardNumberGuard;
import org.jspecify.annotations.Nullable;

/** The fields of one inquiry, blank again after each. */
class InquiryForm extends Div {
    private static final int QUIET_MILLIS = 300;
    /** Side by side on the keyboard, under the left hand; none of them is a browser's own. */
    private static final Map<Outcome, String> OUTCOME_KEYS =
            Map.of(Outcome.RESOLVED, "z", Outcome.CALLBACK, "x", Outcome.ESCALATED, "c");

    private final CardNumberGuard guard;
    private final Clock clock;
    private final Runnable onChange;
    private final KeyChoice<Category> category = new KeyChoice<>(getTranslation("inquiry.field.category"));
    private final KeyChoice<Outcome> outcome = new KeyChoice<>(getTranslation("inquiry.field.outcome"));
    private final KeyChoice<Channel> channel = new KeyChoice<>(getTranslation("inquiry.field.channel"));
    private final ParticularsFields particulars;
    private final TextField caller = new TextField(getTranslation("inquiry.field.caller"));
    private final SummaryField summary = new SummaryField();
    /** In the order on screen, by the names that the service has for them. */
    private final Map<String, HasValidation> fields = new LinkedHashMap<>();

    private final Div contact = new Div();
    private final List<Category> categories;
    private String submissionKey = UUID.randomUUID().toString();
    private @Nullable Instant startedAt;
    /** Once saving was tried, each mended field loses its red at once, and each emptied one gets it. */
    private boolean tried;

    InquiryForm(
            InquiryWords words,
            ScriptService scripts,
            List<String> people,
            CardNumberGuard guard,
            Clock clock,
            Consumer<String> onCaller,
            Runnable onChange) {
        this.categories = words.incident().categories();
        this.guard = guard;
        this.clock = clock;
        this.onChange = onChange;
        addClassName("m-inquiry-form");
        words.incident().categories().forEach(c -> category.addOption(c, words.category(c.id()), c.shortcut()));
        for (Outcome one : Outcome.values()) {
            outcome.addOption(one, getTranslation(one.textKey()), OUTCOME_KEYS.get(one));
        }
        for (Channel one : Channel.values()) {
            channel.addOption(one, getTranslation(one.textKey()), null);
        }
        particulars = new ParticularsFields(
                words,
                scripts,
                new PromiseFields(words.incident().hours(), people, clock, () -> changed(true)),
                topic -> summary.beginWith(topic.template()),
                () -> changed(true));
        caller.setMaxLength(40);
        caller.setClearButtonVisible(true);
        caller.setManualValidation(true);
        caller.setValueChangeMode(ValueChangeMode.LAZY);
        caller.setValueChangeTimeout(QUIET_MILLIS);
        DraftKeeper.mark(caller, "caller");
        fields.put("categoryId", category);
        fields.put("outcome", outcome);
        fields.putAll(particulars.fields());
        fields.put("summary", summary);
        fields.put("caller", caller);
        fields.put("channel", channel);
        clear(submissionKey);
        caller.addValueChangeListener(change -> onCaller.accept(change.getValue()));
        category.addValueChangeListener(change -> {
            particulars.ask(change.getValue());
            changed(change.isFromClient());
        });
        outcome.addValueChangeListener(change -> {
            particulars.promise().ask(change.getValue() == Outcome.CALLBACK);
            changed(change.isFromClient());
        });
        channel.addValueChangeListener(change -> changed(change.isFromClient()));
        caller.addValueChangeListener(change -> changed(change.isFromClient()));
        summary.addValueChangeListener(change -> changed(change.isFromClient()));
        contact.add(caller, particulars.relation(), channel);
        contact.addClassName("m-inquiry-contact");
        Div suspicion = new Div(particulars.impersonation(), key("Alt+I"));
        suspicion.addClassName("m-suspicion");
        add(category, particulars.topic(), outcome, particulars.promise(), particulars.details(), summary, suspicion);
    }

    /** Blank, under this submission key. */
    void clear(String key) {
        tried = false;
        startedAt = null;
        submissionKey = key;
        category.clear();
        outcome.clear();
        particulars.clear();
        channel.setValue(Channel.PHONE);
        caller.clear();
        summary.blank();
        show(List.of());
    }

    /** Marks a suspected impersonation, or takes the mark away. */
    void suspect() {
        particulars.impersonation().setValue(!particulars.impersonation().getValue());
    }

    void focus() {
        summary.focus();
    }

    /** Takes over what is known of the call; what was typed stays. */
    void take(RunningCall call) {
        startedAt = call.answeredAt();
        channel.setValue(Channel.PHONE);
        caller.setValue(call.caller());
    }

    /** The desk makes this call, from now on. */
    void ring(OutgoingCall call) {
        particulars.ring(call.reason());
        startedAt = clock.instant();
        channel.setValue(Channel.PHONE);
        caller.setValue(call.phone() == null ? "" : call.phone());
    }

    /** The desk makes the same call once more. */
    void ringAnew() {
        startedAt = clock.instant();
    }

    /** Nobody is on the line any more: when the talk begins is known when it goes on. */
    void hangUp() {
        startedAt = null;
    }

    /** Why the desk makes the call; absent where it came in. */
    @Nullable
    CallReason reason() {
        return particulars.reason();
    }

    /** Something was said: more than whom the desk rings up. */
    boolean isAnswered() {
        return !summary.getValue().isBlank() || category.getValue() != null || outcome.getValue() != null;
    }

    boolean isFilled() {
        return reason() != null
                || !summary.getValue().isBlank()
                || !caller.getValue().isBlank()
                || category.getValue() != null
                || outcome.getValue() != null;
    }

    /** A key that was pressed where nobody was typing. */
    void press(String key) {
        if (!category.press(key) && !outcome.press(key)) {
            particulars.topic().press(key);
        }
    }

    String callerText() {
        return caller.getValue();
    }

    String summaryText() {
        return summary.getValue();
    }

    /** What is in the fields, valid or not, with the texts as the browser last told them. */
    InquiryDraft draft(long incidentId, @Nullable RunningCall call, @Nullable Long caseId, UnsentText texts) {
        Category chosen = category.getValue();
        return new InquiryDraft(
                submissionKey,
                incidentId,
                call == null ? null : call.callId(),
                caseId,
                chosen == null ? null : chosen.id(),
                outcome.getValue(),
                channel.getValue(),
                startedAt,
                texts.caller(),
                texts.summary(),
                texts.revision(),
                particulars.get(),
                clock.instant());
    }

    /** Goes on with what was begun. */
    void restore(InquiryDraft draft) {
        tried = false;
        submissionKey = draft.key();
        startedAt = draft.startedAt();
        category.setValue(categories.stream()
                .filter(c -> Long.valueOf(c.id()).equals(draft.categoryId()))
                .findFirst()
                .orElse(null));
        particulars.set(draft.particulars());
        outcome.setValue(draft.outcome());
        channel.setValue(draft.channel());
        caller.setValue(draft.caller());
        summary.restore(draft.summary());
        show(List.of());
    }

    NewInquiry inquiry(long incidentId, @Nullable RunningCall call, @Nullable Long caseId) {
        Instant now = clock.instant();
        Instant started = startedAt == null || startedAt.isAfter(now) ? now : startedAt;
        Category chosen = category.getValue();
        return new NewInquiry(
                incidentId,
                submissionKey,
                call == null ? null : call.callId(),
                caseId,
                chosen == null ? null : chosen.id(),
                outcome.getValue(),
                channel.getValue(),
                started,
                now,
                caller.getValue(),
                summary.said(),
                particulars.get());
    }

    /** Whose cards are spoken of. */
    void showPerson(@Nullable CaseFile person) {
        particulars.showPerson(person);
    }

    /** Goes on with another question of the same conversation: who calls, over which channel and since when stay. */
    void another(InquiryDraft before) {
        particulars.goOn(before);
        startedAt = before.startedAt();
        channel.setValue(before.channel());
        caller.setValue(before.caller());
    }

    /** Marks each field that has a problem, says it in words, and puts the cursor into the first. */
    void refuse(List<FieldProblem> problems) {
        tried = true;
        show(problems);
        fields.entrySet().stream()
                .filter(field -> field.getValue().isInvalid())
                .findFirst()
                .ifPresent(field -> {
                    if (field.getValue() instanceof Focusable<?> focusable) {
                        focusable.focus();
                    }
                });
    }

    boolean wasTried() {
        return tried;
    }

    void show(List<FieldProblem> problems) {
        fields.forEach((name, field) -> {
            FieldProblem problem = problems.stream()
                    .filter(p -> p.field().equals(name))
                    .findFirst()
                    .orElse(null);
            FieldMarks.mark(
                    field,
                    problem == null
                            ? ""
                            : getTranslation(
                                    problem.text().key(), problem.text().args().toArray()));
        });
    }

    private void changed(boolean byUser) {
        if (byUser && startedAt == null) {
            startedAt = clock.instant();
        }
        onChange.run();
    }

    /** Who is on the line, and how; stands with the caller in another column. */
    Div contact() {
        return contact;
    }

    /** The answers to the chosen question; they stand in another column. */
    AnswerPanel answers() {
        return particulars.answers();
    }

    List<FieldProblem> unreadable() {
        return particulars.unreadable();
    }

    /** What must not even be typed, before saving is tried. */
    List<FieldProblem> cardNumbers() {
        List<FieldProblem> problems = new ArrayList<>(unreadable());
        for (Map.Entry<String, String> text : Map.of("summary", summary.getValue(), "caller", caller.getValue())
                .entrySet()) {
            if (!guard.isClean(text.getValue())) {
                problems.add(new FieldProblem(text.getKey(), MessageText.of("inquiry.rule.cardNumber")));
            }
        }
        return problems;
    }
}
