package jp.madoguchi.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vaadin.flow.component.UI;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.inquiry.ui.InquiryListView;
import jp.madoguchi.testing.KokoIncident;
import jp.madoguchi.testing.SignedIn;
import jp.madoguchi.testing.ViewTest;
import org.junit.jupiter.api.Test;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.annotation.Autowired;

class DeclaredRolesTest extends ViewTest {
    @Autowired
    IncidentService incidents;

    @Test
    void aViewIsItselfAndNoProxyOfItself() {
        KokoIncident.setUp(incidents);
        signIn(Role.SUPERVISOR);

        Object view = UI.getCurrent().navigate(InquiryListView.class).orElseThrow();

        assertThat(AopUtils.isAopProxy(view)).isFalse();
        assertThat(view.getClass()).isEqualTo(InquiryListView.class);
    }

    @Test
    void aServiceIsOpenToNobodyWhoIsNotSignedIn() {
        SignedIn.out();

        assertThatThrownBy(() -> incidents.current())
                .isInstanceOf(org.springframework.security.access.AccessDeniedException.class);
    }
}
