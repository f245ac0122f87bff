package jp.madoguchi.outreach.gift.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.outreach.gift.GiftDifference;
import jp.madoguchi.outreach.gift.GiftDifferenceService;
import jp.madoguchi.outreach.gift.GiftsChanged;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.platform.live.LiveUpdates;
import jp.madoguchi.platform.ui.CardSection;
import jp.madoguchi.platform.ui.EmptyState;
import jp.madoguchi.platform.ui.Notices;
import jp.madoguchi.platform.ui.PageHeader;
import jp.madoguchi.security.CurrentUser;
import jp.madoguchi.security.Role;
import jp.madoguchi.security.Roles;

/** Where the provider says something else than we know, each until an official has said what it was. */
@Route("city/gifts/differences")
@RolesAllowed({Roles.OFFICIAL, Roles.APPROVER, Roles.AUDITOR})
@CssImport("./styles/gift.css")
public class GiftDifferencesView extends Div implements HasDynamicTitle {
    static final int PAGE = 50;

    private final transient GiftDifferenceService differences;
    private final GiftTexts texts = new GiftTexts(this);
    private final boolean settles;
    private final Part open = new Part(false);
    private final Part settled = new Part(true);
    private long incidentId;

    GiftDifferencesView(
            IncidentService incidents, GiftDifferenceService differences, LiveUpdates live, CurrentUser currentUser) {
        this.differences = differences;
        this.settles = currentUser.require().has(Role.OFFICIAL);
        addClassNames("m-page", "m-sections");
        PageHeader header = new PageHeader(
                getTranslation("outreach.gift.differences.title"), getTranslation("outreach.gift.differences.subline"));
        header.addActions(texts.link("city/gifts", getTranslation("outreach.gift.back")));
        add(header);
        Incident incident = incidents.current().orElse(null);
        if (incident == null) {
            add(new EmptyState(getTranslation("outreach.gift.noIncident"), getTranslation("incident.notSetUp")));
            return;
        }
        incidentId = incident.id();
        add(
                new CardSection(getTranslation("outreach.gift.differences.open"), open),
                new CardSection(getTranslation("outreach.gift.differences.settled"), settled));
        Runnable refresh = () -> {
            open.show();
            settled.show();
        };
        refresh.run();
        live.follow(this, GiftsChanged.class, refresh);
    }

    /** One of the two lists, page by page. */
    private final class Part extends Div {
        private final boolean done;
        private long after;

        Part(boolean done) {
            this.done = done;
        }

        void show() {
            removeAll();
            Paragraph total = texts.hint("outreach.gift.differences.total", differences.count(incidentId, done));
            total.getElement().setAttribute("role", "status");
            add(total);
            List<GiftDifference> found = differences.page(incidentId, done, after, PAGE + 1);
            if (!found.isEmpty()) {
                List<GiftDifference> page = found.subList(0, Math.min(PAGE, found.size()));
                add(new DifferenceTable(texts, settles ? GiftDifferencesView.this::ask : null).of(page, done));
                if (after > 0 || found.size() > PAGE) {
                    add(pager(page.getLast().id(), found.size() > PAGE));
                }
            } else if (after > 0) {
                after = 0;
                show();
            }
        }

        private Div pager(long last, boolean more) {
            Button first = new Button(getTranslation("outreach.gift.list.first"), click -> move(0));
            first.setEnabled(after > 0);
            Button next = new Button(getTranslation("outreach.gift.list.next"), click -> move(last));
            next.setEnabled(more);
            Div pager = new Div(first, next);
            pager.addClassName("m-gift-filter");
            return pager;
        }

        private void move(long to) {
            after = to;
            show();
        }
    }

    private void ask(GiftDifference difference) {
        new NoteDialog(
                        getTranslation("outreach.gift.differences.settle"),
                        getTranslation(
                                "outreach.gift.difference." + difference.kind().name()),
                        getTranslation("outreach.gift.differences.note"),
                        getTranslation("outreach.gift.differences.settle"),
                        note -> {
                            differences.settle(difference.id(), note);
                            Notices.success(MessageText.of("outreach.gift.differences.done"));
                            open.show();
                            settled.show();
                        })
                .open();
    }

    @Override
    public String getPageTitle() {
        return getTranslation("outreach.gift.differences.title");
    }
}
