package jp.madoguchi.inquiry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.security.PortalUser;
import jp.madoguchi.security.Role;
import jp.madoguchi.testing.CleanDatabase;
import jp.madoguchi.testing.PortalTest;
import jp.madoguchi.testing.SignedIn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authorization.AuthorizationDeniedException;

@PortalTest
@Tag("database")
class ColumnChoiceServiceTest {
    private static final PortalUser MIDORI = operator("midori");
    private static final PortalUser SHO = operator("sho");

    @Autowired
    ColumnChoiceService columns;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void setUp() {
        CleanDatabase.clean(jdbc);
        SignedIn.as(MIDORI);
    }

    @AfterEach
    void signOut() {
        SignedIn.out();
    }

    @Test
    void eachPersonHasTheirOwnInTheOrderOfTheList() {
        assertThat(columns.mine()).isEqualTo(ListColumn.STANDARD);
        columns.choose(Set.of(ListColumn.CALL, ListColumn.TIME));
        columns.choose(Set.of(ListColumn.DUE, ListColumn.TIME, ListColumn.CATEGORY));

        assertThat(columns.mine()).containsExactly(ListColumn.TIME, ListColumn.CATEGORY, ListColumn.DUE);
        SignedIn.as(SHO);
        assertThat(columns.mine()).isEqualTo(ListColumn.STANDARD);
        columns.reset();
        SignedIn.as(MIDORI);
        assertThat(columns.mine()).hasSize(3);
        columns.reset();
        assertThat(columns.mine()).isEqualTo(ListColumn.STANDARD);
    }

    @Test
    void noneIsRefusedAndAllOfThemFit() {
        columns.choose(Set.of(ListColumn.TIME));
        assertThatThrownBy(() -> columns.choose(Set.of()))
                .isInstanceOfSatisfying(
                        RejectedException.class,
                        refusal -> assertThat(refusal.text().key()).isEqualTo("inquiry.columns.none"));
        assertThat(columns.mine()).containsExactly(ListColumn.TIME);

        columns.choose(Set.of(ListColumn.values()));
        assertThat(columns.mine()).isEqualTo(List.of(ListColumn.values()));
    }

    @Test
    void aColumnOfAnotherVersionIsLeftOut() {
        columns.choose(Set.of(ListColumn.TIME));
        jdbc.sql("update list_columns set chosen = 'GONE,TIME,SUMMARY'").update();
        assertThat(columns.mine()).containsExactly(ListColumn.TIME, ListColumn.SUMMARY);
        jdbc.sql("update list_columns set chosen = 'GONE'").update();
        assertThat(columns.mine()).isEqualTo(ListColumn.STANDARD);
    }

    @Test
    void whoDoesNotReadInquiriesChoosesNone() {
        SignedIn.as(Role.OFFICIAL);
        assertThatThrownBy(() -> columns.mine()).isInstanceOf(AuthorizationDeniedException.class);
    }

    private static PortalUser operator(String name) {
        return new PortalUser(name, name, "call-center", Set.of(Role.OPERATOR));
    }
}
