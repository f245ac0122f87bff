package jp.madoguchi.reissue.review.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.function.Consumer;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.platform.ui.Hint;
import jp.madoguchi.platform.ui.Notices;
import jp.madoguchi.reissue.review.ReportDecision;
import jp.madoguchi.reissue.review.ReportDossier;
import jp.madoguchi.reissue.review.ReviewService;
import jp.madoguchi.reissue.ui.Shown;

/**
 * Accept, or return with a comment. When somebody else decides first, their decision stands here at once and what was typed stays
 * below it, to be read and copied.
 */
class DecisionForm extends Div {
    private final boolean decides;
    private final Div decided = new Div();
    private final TextArea comment = new TextArea();
    private final Paragraph problem = new Paragraph();
    private final Hint kept = new Hint(getTranslation("reissue.review.typedStays"));
    private final Div buttons = new Div();
    private final transient Runnable refresh;

    DecisionForm(boolean decides, ReviewService reviews, long reportId, Runnable refresh) {
        this.decides = decides;
        this.refresh = refresh;
        addClassName("m-decision");
        decided.getElement().setAttribute("role", "status");
        comment.setLabel(getTranslation("reissue.review.comment"));
        comment.setHelperText(getTranslation("reissue.review.comment.help"));
        comment.setManualValidation(true);
        comment.setValueChangeMode(ValueChangeMode.LAZY);
        comment.addClassName("m-decision__comment");
        problem.addClassName("m-review-problem");
        problem.getElement().setAttribute("role", "alert");
        problem.setVisible(false);
        Button accept = button("reissue.review.accept", text -> {
            reviews.accept(reportId, text);
            return MessageText.of("reissue.review.accepted");
        });
        accept.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        buttons.add(accept, button("reissue.review.return", text -> {
            reviews.sendBack(reportId, text);
            return MessageText.of("reissue.review.returned");
        }));
        buttons.addClassName("m-decision__buttons");
        add(decided, kept, comment, problem, buttons);
    }

    private interface Deciding {
        MessageText decide(String comment);
    }

    private Button button(String label, Deciding deciding) {
        Button button = new Button(getTranslation(label), click -> tried(deciding));
        button.setDisableOnClick(true);
        button.addClickListener(click -> button.setEnabled(true));
        return button;
    }

    private void tried(Deciding deciding) {
        comment.setInvalid(false);
        problem.setText("");
        problem.setVisible(false);
        try {
            MessageText done = deciding.decide(comment.getValue());
            comment.clear();
            Notices.success(done);
        } catch (RejectedException e) {
            Consumer<String> place = "comment".equals(e.field()) ? this::atComment : this::below;
            place.accept(getTranslation(e.text().key(), e.text().args().toArray()));
        }
        refresh.run();
    }

    private void atComment(String why) {
        comment.setErrorMessage(why);
        comment.setInvalid(true);
        comment.focus();
    }

    private void below(String why) {
        problem.setText(why);
        problem.setVisible(true);
    }

    /** Shows how the report stands now; what is typed isn't touched. */
    void show(ReportDossier dossier) {
        boolean waits = dossier.report().state().isWaiting();
        boolean typed = !comment.isEmpty();
        decided.removeAll();
        ReportDecision decision = dossier.decision();
        if (decision != null) {
            decided.add(new Paragraph(getTranslation(
                    "reissue.review.decided." + decision.decision(),
                    decision.reviewer(),
                    decision.office(),
                    Shown.minute(decision.at()))));
            if (decision.comment() != null) {
                Span said = new Span(decision.comment());
                said.addClassNames("m-said", "m-breaks");
                decided.add(said);
            }
        } else if (!waits) {
            decided.add(new Paragraph(getTranslation(
                    "reissue.review.meanwhile." + dossier.report().state())));
        } else if (!decides) {
            decided.add(new Paragraph(getTranslation("reissue.review.waits")));
        }
        comment.setVisible(decides && (waits || typed));
        comment.setReadOnly(!waits);
        kept.setVisible(decides && !waits && typed);
        buttons.setVisible(decides && waits);
    }
}
