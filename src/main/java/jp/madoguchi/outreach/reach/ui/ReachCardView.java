package jp.madoguchi.outreach.reach.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteParam;
import com.vaadin.flow.router.RouteParameters;
import jakarta.annotation.security.RolesAllowed;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.outreach.reach.CardProof;
import jp.madoguchi.outreach.reach.ReachChanged;
import jp.madoguchi.outreach.reach.ReachService;
import jp.madoguchi.outreach.reach.ReachedCard;
import jp.madoguchi.platform.calendar.JapaneseDates;
import jp.madoguchi.platform.live.LiveUpdates;
import jp.madoguchi.platform.ui.CardSection;
import jp.madoguchi.platform.ui.EmptyState;
import jp.madoguchi.platform.ui.Hint;
import jp.madoguchi.platform.ui.PageHeader;
import jp.madoguchi.platform.ui.PlainTable;
import jp.madoguchi.platform.ui.StatusBadge;
import jp.madoguchi.security.Roles;
import org.jspecify.annotations.Nullable;

/** Why a card is where the ledger has it: each message with its tries, and the history of its gift. */
@Route(ReachQuery.PATH + "/:" + ReachCardView.CARD)
@RolesAllowed({Roles.OFFICIAL, Roles.APPROVER, Roles.AUDITOR})
@CssImport("./styles/reach.css")
public class ReachCardView extends Div implements BeforeEnterObserver, HasDynamicTitle {
    static final String CARD = "card";

    private final transient ReachService reach;
    private final @Nullable Incident incident;
    private String reference = "";

    ReachCardView(IncidentService incidents, ReachService reach, LiveUpdates live) {
        this.reach = reach;
        this.incident = incidents.current().orElse(null);
        addClassNames("m-page", "m-sections");
        live.follow(this, ReachChanged.class, this::show);
    }

    static RouteParameters of(String reference) {
        return new RouteParameters(new RouteParam(CARD, reference));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        reference = event.getRouteParameters().get(CARD).orElse("");
        show();
    }

    private void show() {
        removeAll();
        Optional<CardProof> proof = incident == null ? Optional.empty() : reach.proof(incident.id(), reference);
        if (incident == null || proof.isEmpty()) {
            add(
                    new PageHeader(getTranslation("outreach.reach.title")),
                    new EmptyState(
                            getTranslation("outreach.reach.noCard", reference),
                            getTranslation("outreach.reach.noCard.what"),
                            back()));
            return;
        }
        ReachedCard card = proof.get().card();
        PageHeader header = new PageHeader(
                getTranslation("outreach.reach.cardTitle", card.reference()),
                ReachWords.issuer(incident, card.issuerId(), getLocale()) + "　" + card.caseNumber() + "　"
                        + card.person());
        header.addActions(back());
        Paragraph state = new Paragraph(
                new StatusBadge(getTranslation(card.state().textKey()), ReachWords.look(card.state())),
                new Hint(getTranslation("outreach.reach.why." + card.state().name())));
        state.addClassName("m-reach-state");
        add(
                header,
                state,
                new CardSection(
                        getTranslation("outreach.reach.messages"),
                        messages(proof.get().messages())),
                new CardSection(
                        getTranslation("outreach.reach.gifts"),
                        gifts(proof.get().gifts())));
    }

    private Component messages(List<CardProof.Message> messages) {
        if (messages.isEmpty()) {
            return nothing("outreach.reach.noMessages");
        }
        PlainTable table =
                new PlainTable(getTranslation("outreach.reach.messages"), columns("wave", "channel", "now", "tries"));
        for (CardProof.Message message : messages) {
            table.row(List.of(
                    new Span(wave(message)),
                    new Span(getTranslation("outreach.reach.channel." + message.channel())),
                    new Div(
                            new Span(getTranslation("outreach.reach.delivery." + message.state())),
                            new Hint(when(message.since()) + code(message.code()))),
                    tries(message)));
        }
        return table;
    }

    private String wave(CardProof.Message message) {
        return message.waveNumber() == null || message.waveTitle() == null
                ? getTranslation("outreach.reach.again")
                : getTranslation(
                        "outreach.reach.wave",
                        message.waveNumber(),
                        message.waveTitle().in(getLocale()));
    }

    private Component tries(CardProof.Message message) {
        Div tries = new Div();
        message.attempts()
                .forEach(attempt -> tries.add(new Div(new Span(getTranslation(
                        "outreach.reach.try",
                        attempt.number(),
                        when(attempt.at()),
                        attempt.outcome() + code(attempt.code()))))));
        if (message.attempts().isEmpty()) {
            tries.add(new Span("-"));
        }
        return tries;
    }

    private Component gifts(List<CardProof.Gift> gifts) {
        if (gifts.isEmpty()) {
            return nothing("outreach.reach.noGift");
        }
        PlainTable table = new PlainTable(getTranslation("outreach.reach.gifts"), columns("lot", "now", "steps"));
        for (CardProof.Gift gift : gifts) {
            Div steps = new Div();
            gift.steps()
                    .forEach(step -> steps.add(new Div(
                            new Span(getTranslation(
                                    "outreach.reach.step",
                                    when(step.at()),
                                    getTranslation("outreach.reach.gift." + step.state()),
                                    step.by())),
                            new Hint(step.cause() == null ? "" : step.cause()))));
            table.row(List.of(
                    new Div(new Span(gift.lot()), new Hint(getTranslation("outreach.reach.yen", gift.valueYen()))),
                    new Span(getTranslation("outreach.reach.gift." + gift.state())),
                    steps));
        }
        return table;
    }

    private List<String> columns(String... names) {
        return Stream.of(names)
                .map(column -> getTranslation("outreach.reach.column." + column))
                .toList();
    }

    private Paragraph nothing(String key) {
        Paragraph nothing = new Paragraph(getTranslation(key));
        nothing.addClassName("m-hint");
        return nothing;
    }

    private Anchor back() {
        return new Anchor(ReachQuery.PATH, getTranslation("outreach.reach.back"));
    }

    private static String code(@Nullable String code) {
        return code == null ? "" : " (" + code + ")";
    }

    private String when(Instant instant) {
        return JapaneseDates.dayAndTime(instant, getLocale());
    }

    @Override
    public String getPageTitle() {
        return getTranslation("outreach.reach.cardTitle", reference);
    }
}
