package jp.madoguchi.inquiry.followup.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.router.RouterLink;
import java.time.Clock;
import java.time.Instant;
import jp.madoguchi.inquiry.callback.ui.CallbacksView;
import jp.madoguchi.inquiry.followup.Assignment;
import jp.madoguchi.inquiry.followup.FollowUp;
import jp.madoguchi.inquiry.followup.FollowUpService;
import jp.madoguchi.inquiry.followup.Followed;
import jp.madoguchi.platform.calendar.JapaneseDates;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.platform.ui.Hint;
import jp.madoguchi.platform.ui.Notices;
import jp.madoguchi.platform.ui.StatusBadge;
import jp.madoguchi.security.PortalUser;
import jp.madoguchi.security.Role;
import org.jspecify.annotations.Nullable;

/** In an inquiry: what is to be done after it, by whom and until when, and who was given it so far. Hidden while there is nothing. */
public class FollowUpSection extends Section {
    private final FollowUpService followUps;
    private final long inquiryId;
    private final PortalUser user;
    private final Clock clock;
    private final Runnable onChange;

    /** @param onChange is run when the user has taken or finished it */
    public FollowUpSection(FollowUpService followUps, long inquiryId, PortalUser user, Clock clock, Runnable onChange) {
        this.followUps = followUps;
        this.inquiryId = inquiryId;
        this.user = user;
        this.clock = clock;
        this.onChange = onChange;
        addClassName("m-follow-up");
        show("");
    }

    /** @param typed what the user was about to note */
    private void show(String typed) {
        Followed followed = followUps.of(inquiryId);
        FollowUp now = followed.now();
        removeAll();
        setVisible(now != null || followed.seen() > 0);
        add(new H3(getTranslation("inquiry.followUp.title")));
        if (now != null) {
            add(state(now));
            if (now.callWaits() && works()) {
                add(new RouterLink(getTranslation("inquiry.followUp.toCalls"), CallbacksView.class));
            } else if (!now.done() && !now.promisedCall() && mayFinish(now)) {
                add(actions(now, followed.seen(), typed));
            }
        }
        if (followed.seen() > 0) {
            UnorderedList steps = new UnorderedList();
            followed.history().forEach(step -> steps.add(step(step)));
            add(steps);
        }
    }

    private boolean works() {
        return user.has(Role.OPERATOR) || user.has(Role.SUPERVISOR);
    }

    private boolean mayFinish(FollowUp now) {
        String person = now.person();
        return user.has(Role.SUPERVISOR) || (works() && (person == null || person.equals(user.name())));
    }

    private Div state(FollowUp now) {
        Instant moment = clock.instant();
        StatusBadge.Look open = now.isOverdue(moment) ? StatusBadge.Look.BAD : StatusBadge.Look.WAITING;
        StatusBadge badge =
                new StatusBadge(getTranslation(now.textKey(moment)), now.done() ? StatusBadge.Look.GOOD : open);
        Div state = new Div(badge, new Span(name(now.person())));
        state.add(new Span(getTranslation(
                now.callWaits() ? "inquiry.followUp.callUntil" : "inquiry.followUp.until", when(now.dueAt()))));
        state.addClassName("m-follow-up-state");
        return state;
    }

    private Div actions(FollowUp now, int seen, String typed) {
        TextArea note = new TextArea(getTranslation("inquiry.followUp.note"));
        note.setManualValidation(true);
        note.setValue(typed);
        Button done = new Button(
                getTranslation("inquiry.followUp.done"),
                click -> tried(note, () -> followUps.done(inquiryId, seen, note.getValue()), "inquiry.followUp.saved"));
        done.addThemeVariants(ButtonVariant.LUMO_PRIMARY, ButtonVariant.LUMO_SMALL);
        Div buttons = new Div(done);
        buttons.addClassName("m-callback-actions");
        if (now.person() == null) {
            Button take = new Button(
                    getTranslation("inquiry.followUp.take"),
                    click -> tried(note, () -> followUps.take(inquiryId, seen), "inquiry.followUp.taken"));
            take.addThemeVariants(ButtonVariant.LUMO_SMALL);
            buttons.add(take);
        }
        Div actions = new Div(note, buttons);
        actions.addClassName("m-follow-up-actions");
        return actions;
    }

    private void tried(TextArea note, Runnable change, String goodNews) {
        try {
            change.run();
            Notices.success(MessageText.of(goodNews));
            show(note.getValue());
            onChange.run();
        } catch (RejectedException e) {
            if ("note".equals(e.field())) {
                note.setErrorMessage(
                        getTranslation(e.text().key(), e.text().args().toArray()));
                note.setInvalid(true);
                note.focus();
            } else {
                Notices.error(e);
                show(note.getValue());
            }
        }
    }

    private ListItem step(Assignment step) {
        ListItem item = new ListItem(new Span(getTranslation(
                step.step().textKey(),
                when(step.writtenAt()),
                step.author(),
                name(step.person()),
                when(step.dueAt()))));
        String note = step.note();
        if (note != null) {
            item.add(new Hint(note));
        }
        return item;
    }

    private String name(@Nullable String person) {
        return person == null ? getTranslation("inquiry.promise.anybody") : person;
    }

    private String when(Instant moment) {
        return JapaneseDates.dayAndTime(moment, getLocale());
    }
}
