package jp.madoguchi.inquiry.radar.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.text.NumberFormat;
import java.time.Clock;
import java.time.LocalDate;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.inquiry.InquiryNumber;
import jp.madoguchi.inquiry.briefing.BriefingService;
import jp.madoguchi.inquiry.briefing.ui.BriefingForm;
import jp.madoguchi.inquiry.radar.Radar;
import jp.madoguchi.inquiry.radar.RadarService;
import jp.madoguchi.inquiry.radar.Rising;
import jp.madoguchi.platform.calendar.JapaneseDates;
import jp.madoguchi.platform.time.Tokyo;
import jp.madoguchi.platform.ui.EmptyState;
import jp.madoguchi.platform.ui.Hint;
import jp.madoguchi.platform.ui.PageHeader;
import jp.madoguchi.security.CurrentUser;
import jp.madoguchi.security.PortalUser;
import jp.madoguchi.security.Role;
import jp.madoguchi.security.Roles;

/** What callers bring up more than before, with examples, and the way to tell all desks. */
@Route("desk/radar")
@Menu(title = "inquiry.radar.title", order = 16)
@RolesAllowed({Roles.SUPERVISOR, Roles.OFFICIAL, Roles.AUDITOR})
@CssImport("./styles/inquiry.css")
public class RadarView extends Div implements HasDynamicTitle {
    private final RadarService radar;
    private final BriefingService briefings;
    private final LocalDate today;
    private final boolean writes;
    private final Div list = new Div();

    /** Since when is looked at. */
    private enum Since {
        WAVE,
        WEEK,
        TODAY
    }

    RadarView(
            IncidentService incidents,
            RadarService radar,
            BriefingService briefings,
            CurrentUser currentUser,
            Clock clock) {
        this.radar = radar;
        this.briefings = briefings;
        this.today = Tokyo.today(clock);
        PortalUser user = currentUser.require();
        this.writes = user.has(Role.SUPERVISOR) || user.has(Role.OFFICIAL);
        addClassNames("m-page", "m-radar");
        add(new PageHeader(getTranslation("inquiry.radar.title")));
        Incident incident = incidents.current().orElse(null);
        if (incident == null) {
            add(new EmptyState(getTranslation("inquiry.noIncident"), getTranslation("incident.notSetUp")));
            return;
        }
        add(new Hint(getTranslation("inquiry.radar.what")), since(incident), list);
        show(incident, Since.WAVE);
    }

    private Select<Since> since(Incident incident) {
        Select<Since> since = new Select<>();
        since.setLabel(getTranslation("inquiry.radar.since"));
        since.setItems(Since.values());
        since.setItemLabelGenerator(one -> switch (one) {
            case WAVE ->
                getTranslation(
                        "inquiry.radar.since.wave",
                        JapaneseDates.monthAndDay(radar.sinceLastWave(incident), getLocale()));
            case WEEK -> getTranslation("inquiry.radar.since.week");
            case TODAY -> getTranslation("inquiry.radar.since.today");
        });
        since.setValue(Since.WAVE);
        since.addValueChangeListener(change -> show(incident, change.getValue()));
        return since;
    }

    private void show(Incident incident, Since since) {
        list.removeAll();
        Radar found = radar.since(
                incident.id(),
                switch (since) {
                    case WAVE -> radar.sinceLastWave(incident);
                    case WEEK -> today.minusDays(6);
                    case TODAY -> today;
                });
        list.add(new Paragraph(getTranslation(
                "inquiry.radar.compared",
                day(found.from()),
                day(found.to()),
                found.notes(),
                day(found.comparedFrom()),
                day(found.from().minusDays(1)),
                found.notesBefore())));
        if (found.isSample()) {
            list.add(new Hint(getTranslation("inquiry.radar.sample", found.readNow(), found.readBefore())));
        }
        if (!found.isComparable()) {
            list.add(new EmptyState(
                    getTranslation("inquiry.radar.nothingBefore"), getTranslation("inquiry.radar.nothingBefore.what")));
        } else if (found.rising().isEmpty()) {
            list.add(new EmptyState(getTranslation("inquiry.radar.calm"), getTranslation("inquiry.radar.calm.what")));
        }
        found.rising().forEach(one -> list.add(rising(incident, found, one)));
    }

    private Section rising(Incident incident, Radar found, Rising one) {
        Div shares = new Div(
                share("inquiry.radar.now", one.now(), found.readNow()),
                share("inquiry.radar.before", one.before(), found.readBefore()));
        shares.addClassName("m-radar-shares");
        Section section = new Section(new H2(one.word()), shares);
        section.addClassName("m-card");
        if (!one.examples().isEmpty()) {
            UnorderedList examples = new UnorderedList();
            examples.addClassName("m-radar-examples");
            one.examples().forEach(example -> examples.add(example(example)));
            section.add(examples);
        }
        if (writes) {
            Button tell = new Button(getTranslation("inquiry.radar.tell"), click -> tell(incident, one));
            tell.addThemeVariants(ButtonVariant.LUMO_SMALL);
            tell.setAriaLabel(getTranslation("inquiry.radar.tellOf", one.word()));
            section.add(tell);
        }
        return section;
    }

    private Span share(String key, int notes, int of) {
        NumberFormat percent = NumberFormat.getPercentInstance(getLocale());
        percent.setMaximumFractionDigits(1);
        return new Span(getTranslation(key, notes, percent.format(of == 0 ? 0 : (double) notes / of)));
    }

    private static ListItem example(Rising.Example example) {
        return new ListItem(
                new Anchor("desk/inquiries?inquiry=" + InquiryNumber.of(example.inquiryId()), example.summary()));
    }

    private void tell(Incident incident, Rising one) {
        Dialog dialog = new Dialog();
        dialog.setHeaderTitle(getTranslation("inquiry.briefing.write"));
        BriefingForm form = new BriefingForm(incident.id(), briefings, dialog::close);
        form.begin(getTranslation("inquiry.radar.briefing", one.word()));
        dialog.add(form);
        dialog.setCloseOnOutsideClick(false);
        dialog.getFooter().add(new Button(getTranslation("inquiry.script.cancel"), click -> dialog.close()));
        dialog.open();
    }

    private String day(LocalDate day) {
        return JapaneseDates.monthAndDay(day, getLocale());
    }

    @Override
    public String getPageTitle() {
        return getTranslation("inquiry.radar.title");
    }
}
