package jp.madoguchi.contract.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import jp.madoguchi.contract.Judgement;
import jp.madoguchi.contract.NewRemediation;
import jp.madoguchi.contract.ReviewText;
import jp.madoguchi.contract.SeenMonth;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.platform.ui.Notices;
import jp.madoguchi.platform.ui.Refusals;

/** An official judges a month. What others did meanwhile is said above the buttons, and what was typed stays. */
class ReviewForm extends Div {
    interface Save {
        void review(SeenMonth seen, ReviewText text, List<NewRemediation> ordered);
    }

    private static final int FINDING = 2_000;
    private static final int REASON = 500;
    private static final int TASK = 1_000;
    private static final int USUAL_DAYS = 14;

    private final transient Save save;
    private final LocalDate today;
    private final RadioButtonGroup<Judgement> judgement =
            new RadioButtonGroup<>(getTranslation("contract.review.judgement"));
    private final TextArea finding = new TextArea(getTranslation("contract.review.finding"));
    private final TextField reason = new TextField(getTranslation("contract.review.reason"));
    private final Div tasks = new Div();
    private final List<Task> ordered = new ArrayList<>();
    private final Paragraph news = new Paragraph();
    private final Refusals refusals = new Refusals();
    private SeenMonth seen = new SeenMonth(0, List.of());

    ReviewForm(LocalDate today, Save save) {
        this.today = today;
        this.save = save;
        addClassName("m-contract-form");
        refusals.field("judgement", judgement);
        refusals.field("finding", finding);
        refusals.field("reason", reason);
        judgement.setItems(Judgement.values());
        judgement.setItemLabelGenerator(one -> getTranslation(one.textKey()));
        judgement.setRequiredIndicatorVisible(true);
        finding.setMaxLength(FINDING);
        finding.setMinRows(3);
        finding.setHelperText(getTranslation("contract.review.finding.help"));
        reason.setMaxLength(REASON);
        reason.setRequiredIndicatorVisible(true);
        tasks.addClassName("m-contract-form");
        news.addClassName("m-review-news");
        news.getElement().setAttribute("role", "status");
        news.setVisible(false);
        Button more = new Button(getTranslation("contract.remediation.add"), click -> addTask());
        more.addThemeVariants(ButtonVariant.LUMO_SMALL);
        Button send = new Button(getTranslation("contract.review.save"), click -> send());
        send.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        send.setDisableOnClick(true);
        send.addClickListener(click -> send.setEnabled(true));
        add(judgement, finding, reason, tasks, more, news, refusals, send);
    }

    /** What is on the screen now; where something was typed already, the form says that it has changed. */
    void shown(SeenMonth now) {
        boolean changed = !now.equals(seen) && isTyped();
        if (changed) {
            news.setText(getTranslation(
                    now.reviewVersion() == seen.reviewVersion()
                            ? "contract.review.news.evidence"
                            : "contract.review.news.review"));
        }
        news.setVisible(changed || (news.isVisible() && isTyped()));
        seen = now;
        reason.setVisible(now.reviewVersion() > 0);
    }

    private boolean isTyped() {
        return !judgement.isEmpty() || !finding.isEmpty() || !reason.isEmpty() || !ordered.isEmpty();
    }

    private void addTask() {
        Task task = new Task();
        ordered.add(task);
        tasks.add(task);
        task.what.focus();
    }

    private void send() {
        if (refusals.tried(this::store)) {
            judgement.clear();
            finding.clear();
            reason.clear();
            tasks.removeAll();
            ordered.clear();
            news.setVisible(false);
            Notices.success(MessageText.of("contract.review.saved"));
        }
    }

    private void store() {
        Judgement chosen = judgement.getValue();
        if (chosen == null) {
            throw new RejectedException(
                    "judgement", MessageText.of("contract.rule.missing", MessageText.of("contract.review.judgement")));
        }
        save.review(seen, new ReviewText(chosen, finding.getValue(), reason.getValue()), orders());
    }

    private List<NewRemediation> orders() {
        List<NewRemediation> orders = new ArrayList<>();
        for (Task task : ordered) {
            orders.add(task.order(orders.size()));
        }
        return orders;
    }

    /** Something to be mended. */
    private final class Task extends Div {
        private final TextField what = new TextField(getTranslation("contract.remediation.task"));
        private final DatePicker due = Words.dayField(getTranslation("contract.remediation.due"));

        Task() {
            addClassName("m-remediation-fields");
            what.setMaxLength(TASK);
            due.setMin(today);
            due.setValue(today.plusDays(USUAL_DAYS));
            what.setRequiredIndicatorVisible(true);
            Button remove = new Button(getTranslation("contract.remediation.remove"), click -> {
                ordered.remove(this);
                tasks.remove(this);
            });
            remove.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY);
            add(what, due, remove);
        }

        NewRemediation order(int place) {
            refusals.field("task" + place, what);
            refusals.field("dueOn" + place, due);
            // a day that isn't chosen is refused like one that has passed
            return new NewRemediation(what.getValue(), Objects.requireNonNullElse(due.getValue(), LocalDate.EPOCH));
        }
    }
}
