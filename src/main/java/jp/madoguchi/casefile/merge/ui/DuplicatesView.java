package jp.madoguchi.casefile.merge.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.Objects;
import jp.madoguchi.casefile.AffectedCardsImported;
import jp.madoguchi.casefile.merge.CaseMerge;
import jp.madoguchi.casefile.merge.CasePair;
import jp.madoguchi.casefile.merge.DuplicateService;
import jp.madoguchi.casefile.merge.DuplicatesChanged;
import jp.madoguchi.casefile.merge.MergeService;
import jp.madoguchi.casefile.merge.NotSame;
import jp.madoguchi.casefile.merge.NotSameService;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.incident.IncidentService;
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
import org.jspecify.annotations.Nullable;

/** Supervisors decide here which cases are one person, and take it back; auditors read what they decided. */
@Route("desk/duplicates")
@Menu(title = "casefile.merge.menu", order = 14)
@RolesAllowed({Roles.SUPERVISOR, Roles.AUDITOR})
@CssImport("./styles/casefile.css")
public class DuplicatesView extends Div implements HasDynamicTitle {
    private final MergeService merges;
    private final DuplicateService duplicates;
    private final NotSameService notSames;
    private final Button latest = new Button(getTranslation("casefile.merge.latest"));
    private @Nullable SuggestionList suggestions;
    private @Nullable ByNumberForm byNumber;
    private @Nullable MergeList made;
    private @Nullable NotSameList notSame;
    private @Nullable CardSection notSameSection;

    DuplicatesView(
            IncidentService incidents,
            MergeService merges,
            DuplicateService duplicates,
            NotSameService notSames,
            LiveUpdates live,
            CurrentUser currentUser) {
        this.merges = merges;
        this.duplicates = duplicates;
        this.notSames = notSames;
        addClassNames("m-page", "m-sections");
        PageHeader header =
                new PageHeader(getTranslation("casefile.merge.title"), getTranslation("casefile.merge.subline"));
        add(header);
        Incident incident = incidents.current().orElse(null);
        if (incident == null) {
            add(new EmptyState(getTranslation("casefile.merge.noIncident"), getTranslation("incident.notSetUp")));
            return;
        }
        latest.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        latest.addClickListener(click -> refresh());
        header.addActions(latest);
        build(incident, currentUser.require().has(Role.SUPERVISOR));
        live.follow(this, DuplicatesChanged.class, this::announce);
        live.follow(this, AffectedCardsImported.class, this::announce);
        refresh();
    }

    private void build(Incident incident, boolean decides) {
        SuggestionList.Decisions decisions =
                decides ? new SuggestionList.Decisions(this::askToMerge, this::notSame) : null;
        suggestions = new SuggestionList(incident, duplicates, decisions);
        made = new MergeList(incident, merges, decides ? this::askToUndo : null);
        notSame = new NotSameList(incident, notSames, decides ? this::withdraw : null);
        notSameSection = new CardSection(getTranslation("casefile.merge.notSames"), notSame);
        Paragraph hint = new Paragraph(getTranslation("casefile.merge.sharedHint", DuplicateService.MOST_SHARED));
        hint.addClassName("m-hint");
        add(new CardSection(getTranslation("casefile.merge.suggestions"), hint, suggestions));
        if (decisions != null) {
            byNumber = new ByNumberForm(incident, duplicates, decisions);
            add(new CardSection(getTranslation("casefile.merge.byNumber"), byNumber));
        }
        add(new CardSection(getTranslation("casefile.merge.merges"), made), notSameSection);
    }

    private void refresh() {
        latest.setVisible(false);
        Objects.requireNonNull(suggestions).refresh();
        refreshRecords();
    }

    private void refreshRecords() {
        Objects.requireNonNull(made).refresh();
        int pairs = Objects.requireNonNull(notSame).refresh();
        Objects.requireNonNull(notSameSection).setVisible(pairs > 0);
    }

    /** Pairs that move under the hand are worse than a hint. */
    private void announce() {
        if (Objects.requireNonNull(suggestions).isStale()) {
            latest.setVisible(true);
        } else {
            refreshRecords();
        }
    }

    private void askToMerge(CasePair pair) {
        new MergeDialog(pair, merges, merge -> merged(pair, merge)).open();
    }

    private void merged(CasePair pair, CaseMerge merge) {
        decided(pair);
        Notices.success(MessageText.of("casefile.merge.done", merge.mergedNumber(), merge.survivorNumber()));
    }

    private void notSame(CasePair pair) {
        try {
            notSames.remember(pair.first().person().id(), pair.second().person().id());
            decided(pair);
            Notices.success(MessageText.of(
                    "casefile.merge.notSame.done",
                    pair.first().person().caseNumber(),
                    pair.second().person().caseNumber()));
        } catch (RejectedException e) {
            Notices.error(e);
            announce();
        }
    }

    private void decided(CasePair pair) {
        SuggestionList list = Objects.requireNonNull(suggestions);
        int position = list.position(pair);
        Objects.requireNonNull(byNumber).clear();
        refresh();
        list.focus(position);
    }

    private void askToUndo(CaseMerge merge) {
        new UndoDialog(merge, merges, undone -> {
                    refresh();
                    Notices.success(MessageText.of("casefile.merge.undo.done", undone.mergedNumber()));
                })
                .open();
    }

    private void withdraw(NotSame pair) {
        try {
            notSames.withdraw(pair.id());
            refresh();
            Notices.success(MessageText.of("casefile.merge.withdraw.done", pair.firstNumber(), pair.secondNumber()));
        } catch (RejectedException e) {
            Notices.error(e);
            refresh();
        }
    }

    @Override
    public String getPageTitle() {
        return getTranslation("casefile.merge.title");
    }
}
