package jp.madoguchi.inquiry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
class SavedFilterServiceTest {
    private static final PortalUser MIDORI = operator("midori");
    private static final PortalUser SHO = operator("sho");

    @Autowired
    SavedFilterService filters;

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
    void aNameStandsForOneFilterAndTheLastOneCounts() {
        filters.save("不正利用", "category=FRAUD");
        filters.save(" 不正利用 ", "category=FRAUD&span=all");

        assertThat(filters.mine()).singleElement().satisfies(filter -> {
            assertThat(filter.name()).isEqualTo("不正利用");
            assertThat(filter.query()).isEqualTo("category=FRAUD&span=all");
        });
    }

    @Test
    void nobodySeesOrRemovesTheFiltersOfAnother() {
        filters.save("緑の条件", "span=all");
        long id = filters.mine().getFirst().id();

        SignedIn.as(SHO);
        assertThat(filters.mine()).isEmpty();
        filters.remove(id);
        filters.save("緑の条件", "span=week");

        SignedIn.as(MIDORI);
        assertThat(filters.mine()).extracting(SavedFilter::query).containsExactly("span=all");
        filters.remove(id);
        assertThat(filters.mine()).isEmpty();
    }

    @Test
    void whatCannotBeKeptIsRefusedWithItsReason() {
        refused(" ", "span=all", "inquiry.saved.nameMissing");
        refused("あ".repeat(SavedFilterService.LONGEST_NAME + 1), "span=all", "inquiry.saved.nameLong");
        refused("長い", "q=" + "a".repeat(SavedFilterService.LONGEST_QUERY), "inquiry.saved.queryLong");
        refused("4111 1111 1111 1111", "span=all", "inquiry.rule.cardNumber");
        refused("番号", "q=4111+1111+1111+1111", "inquiry.rule.cardNumber");
        for (int i = 0; i < SavedFilterService.MOST; i++) {
            filters.save("条件 " + i, "span=all");
        }
        assertRefused("もう一つ", "span=all", "inquiry.saved.tooMany");
        assertThat(filters.mine()).hasSize(SavedFilterService.MOST);
    }

    @Test
    void whoDoesNotReadInquiriesKeepsNoFilters() {
        SignedIn.as(Role.OFFICIAL);
        assertThatThrownBy(() -> filters.mine()).isInstanceOf(AuthorizationDeniedException.class);
    }

    private void refused(String name, String query, String key) {
        assertRefused(name, query, key);
        assertThat(filters.mine()).isEmpty();
    }

    private void assertRefused(String name, String query, String key) {
        assertThatThrownBy(() -> filters.save(name, query)).isInstanceOfSatisfying(RejectedException.class, refusal -> {
            assertThat(refusal.field()).isEqualTo("name");
            assertThat(refusal.text().key()).isEqualTo(key);
        });
    }

    private static PortalUser operator(String name) {
        return new PortalUser(name, name, "call-center", Set.of(Role.OPERATOR));
    }
}
