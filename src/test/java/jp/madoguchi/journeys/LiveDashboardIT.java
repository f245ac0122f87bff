package jp.madoguchi.journeys;

import com.microsoft.playwright.Page;
import jp.madoguchi.testing.LiveDashboard;
import jp.madoguchi.testing.RunningPortal;
import jp.madoguchi.testing.TelephoneSystem;
import org.junit.jupiter.api.Test;

/** In the demo; {@code LiveDashboardInProductionIT} shows the same with the real Keycloak. */
class LiveDashboardIT extends JourneyTest {
    @Test
    void anInquiryOnThePhoneChangesTheOfficialsOpenDashboardWithinASecond() {
        new TelephoneSystem(RunningPortal.demo(), headers -> headers.setBasicAuth("supervisor", "demo"))
                .connects("IT-1", "090-0000-0001", DemoClock.now());
        Page official = signIn("official");
        open(official, "city");
        Page operator = signIn("operator");
        open(operator, "desk");

        LiveDashboard.changesWithinASecondOfAnInquiry(official, operator);
    }
}
