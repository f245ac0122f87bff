package jp.madoguchi.outreach.gift.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.outreach.gift.GiftReplacement;
import jp.madoguchi.outreach.gift.GiftReplacementService;
import jp.madoguchi.outreach.gift.GiftsChanged;
import jp.madoguchi.outreach.gift.ReplacementCause;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.platform.live.LiveUpdates;
import jp.madoguchi.platform.ui.CardSection;
import jp.madoguchi.platform.ui.EmptyState;
import jp.madoguchi.platform.ui.Notices;
import jp.madoguchi.platform.ui.PageHeader;
import jp.madoguchi.security.Roles;

/** The call center's lead asks here that a gift be replaced, and sees what the city decided. */
@Route("desk/gift-replacements")
@Menu(title = "outreach.gift.desk.menu", order = 15)
@RolesAllowed(Roles.SUPERVISOR)
@CssImport("./styles/gift.css")
public class DeskGiftReplacementsView extends Div implements HasDynamicTitle {
    private final transient GiftReplacementService replacements;
    private final GiftTexts texts = new GiftTexts(this);
    private final TextField reference = new TextField(getTranslation("outreach.gift.desk.reference"));
    private final RadioButtonGroup<ReplacementCause> cause = new RadioButtonGroup<>();
    private final TextArea reason = new TextArea(getTranslation("outreach.gift.desk.reason"));
    private final Paragraph problem = new Paragraph();
    private final ReplacementPages waiting;
    private final ReplacementPages decided;
    private long incidentId;

    DeskGiftReplacementsView(IncidentService incidents, GiftReplacementService replacements, LiveUpdates live) {
        this.replacements = replacements;
        waiting = new ReplacementPages(
                texts,
                getTranslation("outreach.gift.replacements.waiting"),
                (offset, limit) -> replacements.waiting(incidentId, offset, limit),
                null);
        decided = new ReplacementPages(
                texts,
                getTranslation("outreach.gift.replacements.decided"),
                (offset, limit) -> replacements.decided(incidentId, offset, limit),
                null);
        addClassNames("m-page", "m-sections");
        add(new PageHeader(getTranslation("outreach.gift.desk.title"), getTranslation("outreach.gift.desk.subline")));
        Incident incident = incidents.current().orElse(null);
        if (incident == null) {
            add(new EmptyState(getTranslation("outreach.gift.noIncident"), getTranslation("incident.notSetUp")));
            return;
        }
        incidentId = incident.id();
        add(
                new CardSection(getTranslation("outreach.gift.desk.ask"), form()),
                new CardSection(getTranslation("outreach.gift.replacements.waiting"), waiting),
                new CardSection(getTranslation("outreach.gift.replacements.decided"), decided));
        show();
        live.follow(this, GiftsChanged.class, this::show);
    }

    private Div form() {
        reference.setRequiredIndicatorVisible(true);
        reference.setManualValidation(true);
        reference.setHelperText(getTranslation("outreach.gift.desk.reference.what"));
        cause.setLabel(getTranslation("outreach.gift.desk.cause"));
        cause.setItems(ReplacementCause.values());
        cause.setItemLabelGenerator(texts::cause);
        cause.setRequiredIndicatorVisible(true);
        cause.setManualValidation(true);
        reason.setRequiredIndicatorVisible(true);
        reason.setManualValidation(true);
        reason.setHelperText(getTranslation("outreach.gift.desk.reason.what"));
        problem.addClassName("m-problem");
        problem.getElement().setAttribute("role", "alert");
        problem.setVisible(false);
        Button ask = new Button(getTranslation("outreach.gift.desk.send"), click -> ask());
        ask.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        Div form = new Div(reference, cause, reason, problem, ask);
        form.addClassName("m-gift-form");
        return form;
    }

    private void ask() {
        forget();
        try {
            GiftReplacement asked =
                    replacements.ask(incidentId, reference.getValue(), cause.getValue(), reason.getValue());
            Notices.success(MessageText.of("outreach.gift.desk.sent", asked.cardReference()));
            reference.clear();
            cause.clear();
            reason.clear();
            show();
        } catch (RejectedException e) {
            tell(e);
        }
    }

    private void forget() {
        reference.setInvalid(false);
        cause.setInvalid(false);
        reason.setInvalid(false);
        problem.setVisible(false);
    }

    private void tell(RejectedException refusal) {
        String words =
                getTranslation(refusal.text().key(), refusal.text().args().toArray());
        switch (String.valueOf(refusal.field())) {
            case "reference" -> {
                reference.setErrorMessage(words);
                reference.setInvalid(true);
                reference.focus();
            }
            case "cause" -> {
                cause.setErrorMessage(words);
                cause.setInvalid(true);
            }
            case "reason" -> {
                reason.setErrorMessage(words);
                reason.setInvalid(true);
                reason.focus();
            }
            default -> {
                problem.setText(words);
                problem.setVisible(true);
            }
        }
    }

    private void show() {
        waiting.show();
        decided.show();
    }

    @Override
    public String getPageTitle() {
        return getTranslation("outreach.gift.desk.title");
    }
}
