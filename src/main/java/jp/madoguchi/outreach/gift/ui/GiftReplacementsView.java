package jp.madoguchi.outreach.gift.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.outreach.gift.GiftReplacement;
import jp.madoguchi.outreach.gift.GiftReplacementService;
import jp.madoguchi.outreach.gift.GiftsChanged;
import jp.madoguchi.outreach.gift.ReplacementState;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.platform.live.LiveUpdates;
import jp.madoguchi.platform.ui.CardSection;
import jp.madoguchi.platform.ui.EmptyState;
import jp.madoguchi.platform.ui.Notices;
import jp.madoguchi.platform.ui.PageHeader;
import jp.madoguchi.security.CurrentUser;
import jp.madoguchi.security.Role;
import jp.madoguchi.security.Roles;

/** An official decides here whether a gift is given a second time; all others of the city see what was decided. */
@Route("city/gifts/replacements")
@RolesAllowed({Roles.OFFICIAL, Roles.APPROVER, Roles.AUDITOR})
@CssImport("./styles/gift.css")
public class GiftReplacementsView extends Div implements HasDynamicTitle {
    private final transient GiftReplacementService replacements;
    private final GiftTexts texts = new GiftTexts(this);
    private final boolean decides;
    private final Div counted = new Div();
    private final ReplacementPages waiting;
    private final ReplacementPages decided;
    private long incidentId;

    GiftReplacementsView(
            IncidentService incidents, GiftReplacementService replacements, LiveUpdates live, CurrentUser currentUser) {
        this.replacements = replacements;
        this.decides = currentUser.require().has(Role.OFFICIAL);
        waiting = new ReplacementPages(
                texts,
                getTranslation("outreach.gift.replacements.waiting"),
                (offset, limit) -> replacements.waiting(incidentId, offset, limit),
                decides ? this::actions : null);
        decided = new ReplacementPages(
                texts,
                getTranslation("outreach.gift.replacements.decided"),
                (offset, limit) -> replacements.decided(incidentId, offset, limit),
                null);
        addClassNames("m-page", "m-sections");
        PageHeader header = new PageHeader(
                getTranslation("outreach.gift.replacements.title"),
                getTranslation("outreach.gift.replacements.subline"));
        header.addActions(texts.link("city/gifts", getTranslation("outreach.gift.back")));
        add(header);
        Incident incident = incidents.current().orElse(null);
        if (incident == null) {
            add(new EmptyState(getTranslation("outreach.gift.noIncident"), getTranslation("incident.notSetUp")));
            return;
        }
        incidentId = incident.id();
        add(
                new CardSection(getTranslation("outreach.gift.replacements.waiting"), waiting),
                new CardSection(getTranslation("outreach.gift.replacements.decided"), counted, decided));
        show();
        live.follow(this, GiftsChanged.class, this::show);
    }

    private void show() {
        waiting.show();
        counted.removeAll();
        counted.add(texts.hint(
                "outreach.gift.replacements.counted",
                replacements.count(incidentId, ReplacementState.APPROVED),
                replacements.count(incidentId, ReplacementState.REFUSED)));
        decided.show();
    }

    private Component actions(GiftReplacement each) {
        Button approve = new Button(getTranslation("outreach.gift.replacements.approve"), click -> askToApprove(each));
        approve.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_PRIMARY);
        approve.setAriaLabel(getTranslation("outreach.gift.replacements.approveCard", each.cardReference()));
        Button refuse = new Button(getTranslation("outreach.gift.replacements.refuse"), click -> askToRefuse(each));
        refuse.addThemeVariants(ButtonVariant.LUMO_SMALL);
        refuse.setAriaLabel(getTranslation("outreach.gift.replacements.refuseCard", each.cardReference()));
        Div actions = new Div(approve, refuse);
        actions.addClassName("m-gift-filter");
        return actions;
    }

    private void askToApprove(GiftReplacement each) {
        ConfirmDialog dialog = new ConfirmDialog();
        dialog.setHeader(getTranslation("outreach.gift.replacements.approveCard", each.cardReference()));
        dialog.setText(getTranslation("outreach.gift.replacements.approveWhat", texts.yen(each.valueYen())));
        dialog.setCancelable(true);
        dialog.setCancelText(getTranslation("outreach.gift.cancel"));
        dialog.setConfirmText(getTranslation("outreach.gift.replacements.approve"));
        dialog.addConfirmListener(confirm -> approve(each));
        dialog.open();
    }

    private void approve(GiftReplacement each) {
        try {
            replacements.approve(each.id());
            Notices.success(MessageText.of("outreach.gift.replacements.approved", each.cardReference()));
        } catch (RejectedException e) {
            Notices.error(e);
        }
        show();
    }

    private void askToRefuse(GiftReplacement each) {
        new NoteDialog(
                        getTranslation("outreach.gift.replacements.refuseCard", each.cardReference()),
                        getTranslation("outreach.gift.replacements.refuseWhat"),
                        getTranslation("outreach.gift.replacements.note"),
                        getTranslation("outreach.gift.replacements.refuse"),
                        note -> {
                            replacements.refuse(each.id(), note);
                            Notices.success(MessageText.of("outreach.gift.replacements.refused", each.cardReference()));
                            show();
                        })
                .open();
    }

    @Override
    public String getPageTitle() {
        return getTranslation("outreach.gift.replacements.title");
    }
}
