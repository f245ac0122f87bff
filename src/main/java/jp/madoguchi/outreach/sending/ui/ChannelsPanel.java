package jp.madoguchi.outreach.sending.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.ArrayList;
import java.util.List;
import jp.madoguchi.outreach.MessageChannel;
import jp.madoguchi.outreach.sending.SendingOverview.ChannelState;
import jp.madoguchi.outreach.sending.SendingOverview.Reached;
import jp.madoguchi.outreach.sending.SendingService;
import jp.madoguchi.platform.calendar.JapaneseDates;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.platform.ui.CardSection;
import jp.madoguchi.platform.ui.Hint;
import jp.madoguchi.platform.ui.Notices;
import jp.madoguchi.platform.ui.PlainTable;
import jp.madoguchi.platform.ui.StatusBadge;

/** The servers: whether each is set, and whether it answers. */
class ChannelsPanel extends Div {
    private final SendingService sending;

    /** @param tests whether the user may ask a server */
    ChannelsPanel(SendingService sending, boolean tests) {
        this.sending = sending;
        List<String> columns = new ArrayList<>(List.of(
                getTranslation("outreach.sending.channel"),
                getTranslation("outreach.sending.channel.state"),
                getTranslation("outreach.sending.channel.server"),
                getTranslation("outreach.sending.channel.sender")));
        if (tests) {
            columns.add(getTranslation("outreach.sending.channel.test"));
        }
        PlainTable table = new PlainTable(getTranslation("outreach.sending.channels"), columns);
        for (ChannelState channel : sending.channels()) {
            List<Component> cells = new ArrayList<>(List.of(
                    new Span(name(channel)), state(channel), new Span(channel.server()), new Span(channel.sender())));
            if (tests) {
                cells.add(test(channel));
            }
            table.row(cells);
        }
        add(new CardSection(
                getTranslation("outreach.sending.channels"),
                table,
                new Hint(getTranslation("outreach.sending.channels.how"))));
    }

    private String name(ChannelState channel) {
        return channel.channel() == null
                ? getTranslation("outreach.sending.mailbox")
                : getTranslation("outreach.sending.channel." + channel.channel().name());
    }

    private Component state(ChannelState channel) {
        if (!channel.configured()) {
            return new StatusBadge(getTranslation("outreach.sending.channel.unset"), StatusBadge.Look.PLAIN);
        }
        if (channel.problem() != null) {
            return new Div(
                    new StatusBadge(getTranslation("outreach.sending.channel.failing"), StatusBadge.Look.BAD),
                    new Hint(channel.problem()));
        }
        Div state = new Div(new StatusBadge(getTranslation("outreach.sending.channel.set"), StatusBadge.Look.GOOD));
        if (channel.lookedAt() != null) {
            state.add(new Hint(getTranslation(
                    "outreach.sending.mailbox.looked", JapaneseDates.dayAndTime(channel.lookedAt(), getLocale()))));
        }
        return state;
    }

    private Component test(ChannelState channel) {
        MessageChannel kind = channel.channel();
        if (kind == null || !channel.configured()) {
            return new Span("-");
        }
        Button test = new Button(getTranslation("outreach.sending.channel.ask"), click -> ask(kind));
        test.addThemeVariants(ButtonVariant.LUMO_SMALL);
        test.setAriaLabel(getTranslation("outreach.sending.channel.askOf", name(channel)));
        return test;
    }

    private void ask(MessageChannel kind) {
        try {
            Reached reached = sending.test(kind);
            if (reached.answers()) {
                Notices.success(MessageText.of("outreach.sending.channel.answers"));
            } else {
                Notices.error(MessageText.of("outreach.sending.channel.silent", String.valueOf(reached.problem())));
            }
        } catch (RejectedException e) {
            Notices.error(e);
        }
    }
}
