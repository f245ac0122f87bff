package jp.madoguchi.security.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.security.CurrentUser;
import jp.madoguchi.security.Refused;
import jp.madoguchi.security.Role;
import jp.madoguchi.testing.SignedIn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

class LimitedCallsTest {
    private final List<Object> noted = new ArrayList<>();

    /** Something that may be done twice a minute. */
    static class Register {
        @Limited(Limit.SEARCH_PER_USER)
        public String search(String words) {
            return words;
        }

        public String read(String words) {
            return words;
        }
    }

    @AfterEach
    void leave() {
        SignedIn.out();
    }

    @Test
    void whatIsAskedTooOftenIsRefusedInWordsAndTheRestIsNot() {
        StaticListableBeanFactory beans = new StaticListableBeanFactory();
        beans.addBean("limits", new RequestLimits(new LimitSettings(Map.of(Limit.SEARCH_PER_USER, 2)), noted::add));
        beans.addBean("user", new CurrentUser());
        ProxyFactory factory = new ProxyFactory(new Register());
        factory.setProxyTargetClass(true);
        factory.addAdvisor(LimitedCalls.countedCalls(
                beans.getBeanProvider(RequestLimits.class), beans.getBeanProvider(CurrentUser.class)));
        Register register = (Register) factory.getProxy();

        SignedIn.as(Role.OPERATOR);
        register.search("a");
        register.search("b");
        assertThatThrownBy(() -> register.search("c"))
                .isInstanceOfSatisfying(
                        RejectedException.class,
                        refused -> assertThat(refused.text().key()).isEqualTo("security.limit.search"));
        assertThat(register.read("c")).isEqualTo("c");
        assertThat(noted).containsExactly(new Refused("429 search_per_user"));

        SignedIn.as(Role.SUPERVISOR);
        assertThat(register.search("c")).isEqualTo("c");
    }

    /** What decrypts many persons or notes for a word may be asked so often, and no more. */
    @ParameterizedTest
    @CsvSource({
        "jp.madoguchi.casefile.CaseFileService, search, SEARCH_PER_USER",
        "jp.madoguchi.inquiry.script.ScriptService, search, SEARCH_PER_USER",
        "jp.madoguchi.inquiry.InquiryListService, page, LIST_PER_USER",
        "jp.madoguchi.inquiry.InquiryListService, count, LIST_PER_USER",
        "jp.madoguchi.outreach.template.PreviewService, sendTest, TEST_MESSAGES_PER_USER"
    })
    void theSearchesAreLimited(Class<?> service, String method, Limit limit) {
        assertThat(Stream.of(service.getDeclaredMethods())
                        .filter(one -> Modifier.isPublic(one.getModifiers())
                                && one.getName().equals(method)))
                .isNotEmpty()
                .allSatisfy(one ->
                        assertThat(one.getAnnotation(Limited.class)).isNotNull().returns(limit, Limited::value));
    }

    @Test
    void whoScrollsAndSearchesTheListAllDayNeverMeetsTheLimit() {
        RequestLimits limits = new RequestLimits(new LimitSettings(Map.of()), noted::add);
        // five pages and totals a second for a minute, without pause
        for (int i = 0; i < 300; i++) {
            assertThat(limits.take(Limit.LIST_PER_USER, "supervisor")).isEmpty();
        }
        assertThat(noted).isEmpty();
    }
}
