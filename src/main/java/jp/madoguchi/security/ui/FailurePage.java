package jp.madoguchi.security.ui;

import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.ParentLayout;
import com.vaadin.flow.server.HttpStatusCode;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import jp.madoguchi.platform.error.DatabaseAway;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.ui.PageFrame;
import org.springframework.security.access.AccessDeniedException;

/** For a screen that could not be opened: a refusal in its own words, anything else with a reference that the log knows. */
@ParentLayout(PageFrame.class)
@AnonymousAllowed
public class FailurePage extends CalmPage implements HasErrorParameter<Exception> {
    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<Exception> parameter) {
        Exception exception = parameter.getCaughtException();
        if (exception instanceof RejectedException rejected) {
            show(
                    getTranslation("security.calm.rejected.title"),
                    getTranslation(rejected.text().key(), rejected.text().args().toArray()));
            return HttpStatusCode.OK.getCode();
        }
        if (exception instanceof AccessDeniedException) {
            show(getTranslation("security.calm.notFound.title"), getTranslation("security.calm.notFound.text"));
            return HttpStatusCode.NOT_FOUND.getCode();
        }
        String reference = FailureReference.log(exception);
        if (DatabaseAway.is(exception)) {
            show(getTranslation("security.calm.away.title"), getTranslation("security.calm.away.text", reference));
            return HttpStatusCode.SERVICE_UNAVAILABLE.getCode();
        }
        show(getTranslation("security.calm.failure.title"), getTranslation("security.calm.failure.text", reference));
        return HttpStatusCode.INTERNAL_SERVER_ERROR.getCode();
    }
}
