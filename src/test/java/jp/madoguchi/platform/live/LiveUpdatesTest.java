package jp.madoguchi.platform.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.server.VaadinSession;
import java.util.concurrent.atomic.AtomicInteger;
import jp.madoguchi.security.Role;
import jp.madoguchi.testing.ViewTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class LiveUpdatesTest extends ViewTest {
    @Autowired
    LiveUpdates updates;

    @Test
    void aScreenThatIsLeftFollowsNothingAnyMore() {
        int before = updates.following();
        signIn(Role.OFFICIAL);
        UI.getCurrent().navigate("city");
        assertThat(updates.following()).isGreaterThan(before);
        VaadinSession.getCurrent().removeUI(UI.getCurrent());
        assertThat(updates.following()).isEqualTo(before);
    }

    /** A screen that is busy looks once when it is free, however much has happened meanwhile. */
    @Test
    void aBusyScreenLooksOnce() throws Exception {
        signIn(Role.OFFICIAL);
        AtomicInteger looks = new AtomicInteger();
        Div screen = new Div();
        updates.follow(screen, Something.class, looks::incrementAndGet);
        UI.getCurrent().add(screen);
        for (int i = 0; i < 5; i++) {
            updates.committed(new Something());
            Thread.sleep(2L * LiveUpdates.QUIET_MILLIS);
        }
        assertThat(looks).as("while the session is locked").hasValue(0);
        MockVaadin.clientRoundtrip(true);
        assertThat(looks).hasValue(1);

        updates.committed(new Something());
        Thread.sleep(2L * LiveUpdates.QUIET_MILLIS);
        MockVaadin.clientRoundtrip(true);
        assertThat(looks).as("what happens later is seen, too").hasValue(2);
    }

    private record Something() implements LiveEvent {}

    @Test
    void aScreenThatIsOpenedAnewTakesThePlaceOfTheOneBefore() {
        signIn(Role.OFFICIAL);
        UI.getCurrent().navigate("city");
        int once = updates.following();
        signIn(Role.OFFICIAL);
        UI.getCurrent().navigate("city");
        assertThat(updates.following()).isEqualTo(once);
    }
}
