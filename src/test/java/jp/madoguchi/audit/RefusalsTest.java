package jp.madoguchi.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vaadin.flow.component.UI;
import java.util.List;
import jp.madoguchi.assurance.Assures;
import jp.madoguchi.casefile.CaseFileService;
import jp.madoguchi.inquiry.DeskService;
import jp.madoguchi.security.Role;
import jp.madoguchi.testing.SignedIn;
import jp.madoguchi.testing.ViewTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

class RefusalsTest extends ViewTest {
    @Autowired
    DeskService desk;

    @Autowired
    CaseFileService cases;

    @Autowired
    RefusalLog refusals;

    @BeforeEach
    void newMinute() {
        refusals.sumUp();
        jdbc.sql("delete from audit_event").update();
        jdbc.sql("delete from audit_head").update();
    }

    private List<String> entries() {
        return jdbc.sql("select concat(user_name, ' ', action, ' ', object) from audit_event order by number")
                .query(String.class)
                .list();
    }

    @Test
    @Assures("E1")
    void aRefusalByAServiceIsOneEntry() {
        SignedIn.as(Role.ADMIN);

        assertThatThrownBy(() -> desk.search(1, "山田", 5)).isInstanceOf(AccessDeniedException.class);

        assertThat(entries()).containsExactly("admin audit.refused DeskService.search");
    }

    @Test
    void alsoThatOfWhoIsntSignedIn() {
        SignedIn.out();

        assertThatThrownBy(() -> cases.byId(1)).isInstanceOf(AccessDeniedException.class);

        assertThat(entries()).containsExactly("- audit.refused CaseFileService.byId");
    }

    @Test
    @Assures("E1")
    void aScreenThatSomebodyMayNotOpenIsOneEntry() {
        signIn(Role.CONTRACTOR);

        UI.getCurrent().navigate("admin/audit");

        assertThat(entries()).containsExactly("contractor audit.refused admin/audit");
    }

    @Test
    @Assures("E1")
    void aPathOfTheApiIsOneEntry() throws Exception {
        MockMvc api = MockMvcBuilders.webAppContextSetup((WebApplicationContext) context)
                .apply(SecurityMockMvcConfigurers.springSecurity())
                .build();
        SignedIn.as(Role.OPERATOR);

        api.perform(MockMvcRequestBuilders.get("/api/v1/incidents/KOKO/reissue-rates"));

        assertThat(entries()).hasSize(1).first().asString().startsWith("operator audit.refused ");
    }

    @Test
    void aFloodIsOneEntryMoreWithItsNumber() {
        SignedIn.as(Role.ADMIN);
        for (int i = 0; i < RefusalLog.SINGLY + 12; i++) {
            assertThatThrownBy(() -> desk.search(1, "山田", 5)).isInstanceOf(AccessDeniedException.class);
        }
        assertThat(entries()).hasSize(RefusalLog.SINGLY);

        refusals.sumUp();

        assertThat(entries()).hasSize(RefusalLog.SINGLY + 1).last().isEqualTo("audit audit.refusedMore admin");
        assertThat(jdbc.sql("select details from audit_event where action = 'audit.refusedMore'")
                        .query(String.class)
                        .single())
                .isEqualTo("{\"audit.count\":\"12\"}");
    }
}
