package jp.madoguchi.regulator.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouterLink;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.files.FileIntake;
import jp.madoguchi.platform.id.Ids;
import jp.madoguchi.platform.live.LiveUpdates;
import jp.madoguchi.platform.time.Tokyo;
import jp.madoguchi.platform.ui.CardSection;
import jp.madoguchi.platform.ui.EmptyState;
import jp.madoguchi.platform.ui.PageHeader;
import jp.madoguchi.regulator.FollowedMeasure;
import jp.madoguchi.regulator.RegisteredAction;
import jp.madoguchi.regulator.RegulatorAction;
import jp.madoguchi.regulator.RegulatorChanged;
import jp.madoguchi.regulator.RegulatorEntryService;
import jp.madoguchi.regulator.RegulatorFileService;
import jp.madoguchi.regulator.RegulatorFollowUpService;
import jp.madoguchi.regulator.RegulatorService;
import jp.madoguchi.security.CurrentUser;
import jp.madoguchi.security.PortalUser;
import jp.madoguchi.security.Role;
import jp.madoguchi.security.Roles;
import org.jspecify.annotations.Nullable;

/** One action: what it says, what is done about each measure, its files and its history. */
@Route(RegisterWords.REGISTER + "/:" + ActionView.PARAMETER)
@RolesAllowed({Roles.OFFICIAL, Roles.APPROVER, Roles.AUDITOR})
@CssImport("./styles/regulator.css")
public class ActionView extends Div implements HasDynamicTitle, BeforeEnterObserver {
    static final String PARAMETER = "action";

    private final transient RegulatorService register;
    private final transient RegulatorFollowUpService following;
    private final transient RegulatorFileService files;
    private final transient FileIntake intake;
    private final transient Clock clock;
    private final transient ActionDialogs dialogs;
    private final transient PortalUser user;
    private final Div above = new Div();
    private final Div measures = new Div();
    private final Div below = new Div();
    private final Paragraph none = new Paragraph(getTranslation("regulator.noMeasures"));
    private final Map<Long, MeasureCard> cards = new HashMap<>();
    private String title = getTranslation("regulator.title");
    private @Nullable Long shown;

    ActionView(
            RegulatorService register,
            RegulatorEntryService entries,
            RegulatorFollowUpService following,
            RegulatorFileService files,
            FileIntake intake,
            CurrentUser currentUser,
            LiveUpdates live,
            Clock clock) {
        this.register = register;
        this.following = following;
        this.files = files;
        this.intake = intake;
        this.clock = clock;
        this.user = currentUser.require();
        this.dialogs = new ActionDialogs(entries, files, intake, this::refresh);
        addClassNames("m-page", "m-sections");
        above.addClassName("m-sections");
        below.addClassName("m-sections");
        live.follow(this, RegulatorChanged.class, this::refresh);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        removeAll();
        cards.clear();
        measures.removeAll();
        shown = null;
        title = getTranslation("regulator.title");
        RegisteredAction action = number(event).flatMap(this::find).orElse(null);
        if (action == null) {
            add(
                    new PageHeader(title),
                    new EmptyState(
                            getTranslation("regulator.action.none"),
                            getTranslation("regulator.action.none.what"),
                            new RouterLink(getTranslation("regulator.back"), RegisterView.class)));
            return;
        }
        shown = action.action().id();
        title = getTranslation(
                "regulator.action.title",
                action.action().authority(),
                getTranslation(action.action().kind().textKey()));
        add(above, new CardSection(getTranslation("regulator.measures"), none, measures), below);
        show(action);
    }

    private static Optional<Long> number(BeforeEnterEvent event) {
        return event.getRouteParameters().get(PARAMETER).flatMap(Ids::read);
    }

    private Optional<RegisteredAction> find(long id) {
        try {
            return Optional.of(register.action(id));
        } catch (RejectedException e) {
            return Optional.empty();
        }
    }

    private void refresh() {
        if (shown != null) {
            find(shown).ifPresent(this::show);
        }
    }

    /** What is being typed about a measure stays, so the cards stay and only what they show changes. */
    private void show(RegisteredAction action) {
        boolean writes = user.has(Role.OFFICIAL) && action.withdrawn() == null;
        above.removeAll();
        above.add(header(action, writes));
        if (action.withdrawn() != null) {
            above.add(notice(action.withdrawn()));
        }
        above.add(new FactsSection(action, files, writes ? dialogs : null));
        for (FollowedMeasure measure : action.followed()) {
            MeasureCard card = cards.computeIfAbsent(
                    measure.measure().id(),
                    id -> new MeasureCard(
                            following,
                            files,
                            user.has(Role.OFFICIAL) ? dialogs : null,
                            intake,
                            user.displayName(),
                            this::refresh));
            card.show(measure, writes, Tokyo.today(clock));
        }
        arrange(action);
        below.removeAll();
        below.add(new ChangesSection(action.changes()));
    }

    /** Moves no card that stands where it should: one that is moved would lose the cursor. */
    private void arrange(RegisteredAction action) {
        List<Long> order = action.followed().stream()
                .map(followed -> followed.measure().id())
                .toList();
        cards.entrySet().removeIf(entry -> {
            boolean gone = !order.contains(entry.getKey());
            if (gone) {
                measures.remove(entry.getValue());
            }
            return gone;
        });
        for (int place = 0; place < order.size(); place++) {
            MeasureCard card = Objects.requireNonNull(cards.get(order.get(place)));
            if (measures.indexOf(card) != place) {
                measures.addComponentAtIndex(place, card);
            }
        }
        none.setVisible(order.isEmpty());
    }

    private PageHeader header(RegisteredAction registered, boolean writes) {
        RegulatorAction action = registered.action();
        PageHeader header = new PageHeader(
                getTranslation(
                        "regulator.action.title",
                        action.authority(),
                        getTranslation(action.kind().textKey())),
                getTranslation("regulator.action.subline", RegisterWords.day(action.issuedOn()), action.addressee()));
        header.addActions(new RouterLink(getTranslation("regulator.back"), RegisterView.class));
        if (writes) {
            header.addActions(
                    RegisterWords.link(RegisterWords.entry(action.id()), getTranslation("regulator.action.change")),
                    new Button(getTranslation("regulator.action.withdraw"), click -> dialogs.withdraw(registered)));
        }
        return header;
    }

    private Paragraph notice(RegisteredAction.Withdrawal withdrawal) {
        Paragraph notice = new Paragraph(getTranslation(
                "regulator.action.withdrawn", withdrawal.reason(), RegisterWords.signed(withdrawal.signed())));
        notice.addClassName("m-regulator-notice");
        notice.getElement().setAttribute("role", "note");
        return notice;
    }

    @Override
    public String getPageTitle() {
        return title;
    }
}
