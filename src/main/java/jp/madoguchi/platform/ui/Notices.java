package jp.madoguchi.platform.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.Icon;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.notification.NotificationVariant;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.i18n.MessageText;

/** Short words about what has just happened. Good news goes away by itself, bad news stays until it is closed. */
public final class Notices {
    private static final int GOOD_NEWS_MILLIS = 5_000;

    private Notices() {}

    public static Notification success(MessageText text) {
        Notification notice = notice(text, NotificationVariant.LUMO_SUCCESS);
        notice.setDuration(GOOD_NEWS_MILLIS);
        notice.open();
        return notice;
    }

    public static Notification error(MessageText text) {
        Notification notice = notice(text, NotificationVariant.LUMO_ERROR);
        notice.setDuration(0);
        // a screen reader says it at once
        notice.setAssertive(true);
        notice.open();
        return notice;
    }

    public static Notification error(RejectedException refusal) {
        return error(refusal.text());
    }

    private static Notification notice(MessageText text, NotificationVariant look) {
        UI ui = UI.getCurrent();
        Notification notice = new Notification();
        Button close = new Button(new Icon("lumo", "cross"), click -> notice.close());
        close.addThemeVariants(ButtonVariant.LUMO_TERTIARY_INLINE);
        close.setAriaLabel(ui.getTranslation("platform.notice.close"));
        Div content = new Div(new Span(ui.getTranslation(text.key(), text.args().toArray())), close);
        content.addClassName("m-notice");
        notice.add(content);
        notice.addThemeVariants(look);
        notice.setPosition(Notification.Position.BOTTOM_START);
        return notice;
    }
}
