package jp.madoguchi.security.ui;

import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.ParentLayout;
import com.vaadin.flow.server.HttpStatusCode;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import jp.madoguchi.platform.ui.PageFrame;

/** For an address that doesn't exist; {@link DeniedPage} is its twin for one that the user may not open. */
@ParentLayout(PageFrame.class)
@AnonymousAllowed
public class NotFoundPage extends CalmPage implements HasErrorParameter<NotFoundException> {
    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<NotFoundException> parameter) {
        show(getTranslation("security.calm.notFound.title"), getTranslation("security.calm.notFound.text"));
        return HttpStatusCode.NOT_FOUND.getCode();
    }
}
