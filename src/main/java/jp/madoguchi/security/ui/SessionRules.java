package jp.madoguchi.security.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.notification.NotificationVariant;
import com.vaadin.flow.server.ErrorEvent;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.server.WrappedSession;
import jp.madoguchi.platform.error.DatabaseAway;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.i18n.MessageText;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;

/**
 * What holds for every Vaadin session. An idle one ends with its HTTP session: Vaadin by itself closes only its own, and
 * heartbeats would keep the other, with the sign-in in it, alive. And what goes wrong in a screen is said in words.
 */
@Component
class SessionRules implements VaadinServiceInitListener {
    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.getSource().addSessionInitListener(init -> init.getSession().setErrorHandler(SessionRules::tell));
        event.getSource().addSessionDestroyListener(destroyed -> {
            WrappedSession session = destroyed.getSession().getSession();
            if (session != null) {
                try {
                    session.invalidate();
                } catch (IllegalStateException alreadyOver) {
                    // the HTTP session ended first and took this one along
                }
            }
        });
    }

    private static void tell(ErrorEvent event) {
        UI ui = UI.getCurrent();
        MessageText text = textOf(event.getThrowable());
        if (ui != null) {
            ui.access(() -> {
                Notification notification = new Notification(
                        ui.getTranslation(text.key(), text.args().toArray()), 0, Notification.Position.TOP_CENTER);
                notification.addThemeVariants(NotificationVariant.LUMO_ERROR);
                notification.setDuration(10_000);
                notification.open();
            });
        }
    }

    private static MessageText textOf(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof RejectedException rejected) {
                return rejected.text();
            }
            if (cause instanceof AccessDeniedException) {
                return MessageText.of("security.calm.notFound.text");
            }
        }
        if (DatabaseAway.is(failure)) {
            return MessageText.of("security.calm.away.text", FailureReference.log(failure));
        }
        return MessageText.of("security.calm.failure.text", FailureReference.log(failure));
    }
}
