package jp.madoguchi.security.ui;

import com.vaadin.flow.router.AccessDeniedException;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.ParentLayout;
import com.vaadin.flow.server.HttpStatusCode;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import jp.madoguchi.platform.ui.PageFrame;
import jp.madoguchi.security.Refused;
import org.springframework.context.ApplicationEventPublisher;

/** For an address that the user may not open: word for word what {@link NotFoundPage} says, with the same status. */
@ParentLayout(PageFrame.class)
@AnonymousAllowed
public class DeniedPage extends CalmPage implements HasErrorParameter<AccessDeniedException> {
    private final transient ApplicationEventPublisher events;

    DeniedPage(ApplicationEventPublisher events) {
        this.events = events;
    }

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<AccessDeniedException> parameter) {
        events.publishEvent(new Refused(event.getLocation().getPath()));
        show(getTranslation("security.calm.notFound.title"), getTranslation("security.calm.notFound.text"));
        return HttpStatusCode.NOT_FOUND.getCode();
    }
}
