package jp.madoguchi.platform.ui;

import com.vaadin.flow.component.ReconnectDialogConfiguration;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.page.ColorScheme;
import com.vaadin.flow.server.CustomizedSystemMessages;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.SystemMessages;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.server.communication.IndexHtmlResponse;
import java.util.Locale;
import java.util.Objects;
import jp.madoguchi.platform.i18n.Messages;
import org.jsoup.nodes.Element;
import org.springframework.stereotype.Component;

/** Gives every page the user's language and colours from its first byte on, and Vaadin's own messages our words. */
@Component
class FrameService implements VaadinServiceInitListener {
    private final Messages messages;

    FrameService(Messages messages) {
        this.messages = messages;
    }

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.getSource()
                .addSessionInitListener(init -> init.getSession().setLocale(Preferences.language(init.getRequest())));
        event.getSource().addUIInitListener(init -> {
            UI page = init.getUI();
            // the session may be older than the choice, as where the user has signed in again in another tab
            Preferences.chosenLanguage(VaadinRequest.getCurrent()).ifPresent(page::setLocale);
            describeReconnecting(page.getReconnectDialogConfiguration(), page.getLocale());
        });
        event.getSource().setSystemMessagesProvider(info -> systemMessages(info.getLocale()));
        event.addIndexHtmlRequestListener(FrameService::prepare);
    }

    private static void prepare(IndexHtmlResponse response) {
        Element html = Objects.requireNonNull(response.getDocument().head().parent());
        ColorScheme.Value scheme = Preferences.scheme(response.getVaadinRequest());
        html.attr("lang", Preferences.language(response.getVaadinRequest()).getLanguage());
        html.attr("theme", scheme.getThemeValue());
        html.attr("style", "color-scheme: " + scheme.getValue());
    }

    private void describeReconnecting(ReconnectDialogConfiguration dialog, Locale locale) {
        dialog.setDialogText(messages.get(locale, "platform.connection.lost"));
        dialog.setDialogTextGaveUp(messages.get(locale, "platform.connection.gaveUp"));
    }

    private SystemMessages systemMessages(Locale locale) {
        CustomizedSystemMessages words = new CustomizedSystemMessages();
        words.setSessionExpiredNotificationEnabled(true);
        words.setSessionExpiredCaption(messages.get(locale, "platform.sessionExpired.title"));
        words.setSessionExpiredMessage(messages.get(locale, "platform.sessionExpired.text"));
        words.setInternalErrorCaption(messages.get(locale, "platform.internalError.title"));
        words.setInternalErrorMessage(messages.get(locale, "platform.internalError.text"));
        words.setSyncErrorCaption(messages.get(locale, "platform.internalError.title"));
        words.setSyncErrorMessage(messages.get(locale, "platform.internalError.text"));
        words.setCookiesDisabledNotificationEnabled(true);
        words.setCookiesDisabledCaption(messages.get(locale, "platform.cookiesDisabled.title"));
        words.setCookiesDisabledMessage(messages.get(locale, "platform.cookiesDisabled.text"));
        return words;
    }
}
