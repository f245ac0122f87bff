package jp.madoguchi.outreach.reach.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.RouterLink;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.outreach.OutreachRows;
import jp.madoguchi.outreach.reach.ReachLedger;
import jp.madoguchi.platform.ui.EmptyState;
import jp.madoguchi.security.Role;
import jp.madoguchi.testing.AffectedPersons;
import jp.madoguchi.testing.KokoIncident;
import jp.madoguchi.testing.Screen;
import jp.madoguchi.testing.ViewTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

class ReachViewTest extends ViewTest {
    @Autowired
    IncidentService incidents;

    @Autowired
    ReachLedger ledger;

    @Autowired
    Clock clock;

    Incident incident;

    @Test
    void withoutAnIncidentItSaysSo() {
        signIn(Role.OFFICIAL);
        Screen.open("city/reach");
        _get(EmptyState.class);
    }

    @ParameterizedTest
    @EnumSource(names = {"OFFICIAL", "APPROVER", "AUDITOR"})
    void theCitySeesTheSumsAndEachLeadsToItsCards(Role role) {
        fill();
        signIn(role);
        Screen.open("city/reach");
        assertThat(Screen.text()).contains("対象カード 4 枚", "全体の 25.0%").doesNotContain("!outreach");
        assertThat(_find(Anchor.class, spec -> spec.withClasses("m-tile__value")))
                .extracting(link -> link.getHref() + " " + link.getText())
                .containsExactly(
                        "city/reach?state=RECEIVED 1",
                        "city/reach?state=DELIVERED 0",
                        "city/reach?state=NOTIFIED 1",
                        "city/reach?state=NOT_NOTIFIED 1",
                        "city/reach?state=NEVER_REACHED 1");

        openWithQuery("city/reach?state=NEVER_REACHED");
        assertThat(Screen.text()).contains("U0000030", "山＊ ＊＊").doesNotContain("花子", "0415");
        openWithQuery("city/reach?issuer=" + incident.issuers().get(1).code());
        assertThat(Screen.text()).contains("この状態のカードはありません。");
        openWithQuery("city/reach?state=NO_SUCH_STATE&issuer=Z");
        assertThat(Screen.text()).contains("数字を選ぶと");
    }

    @Test
    void onlyWhoMayTakeAwayFindsTheFiles() {
        fill();
        signIn(Role.OFFICIAL);
        Screen.open("city/reach");
        _get(Anchor.class, spec -> spec.withText("CSVを保存"));
        signIn(Role.APPROVER);
        Screen.open("city/reach");
        _assertNone(Anchor.class, spec -> spec.withText("CSVを保存"));
    }

    @ParameterizedTest
    @EnumSource(names = {"OPERATOR", "SUPERVISOR", "CONTRACTOR", "ADMIN"})
    void nobodyElseComesHere(Role role) {
        fill();
        signIn(role);
        for (String path : List.of("city/reach", "city/reach/U0000010")) {
            Screen.open(path);
            _assertNone(ReachView.class);
            _assertNone(ReachCardView.class);
        }
        assertThat(_find(RouterLink.class)).extracting(RouterLink::getHref).doesNotContain("city/reach");
    }

    @Test
    void aLongListIsGoneThroughPageByPage() {
        incident = KokoIncident.setUp(incidents);
        AffectedPersons.add(jdbc, incident, "U9", "山田 花子", "090-0415-5955", ReachedCards.AT_ONCE + 1);
        ledger.refresh(incident.id());
        signIn(Role.OFFICIAL);
        openWithQuery("city/reach?state=NOT_NOTIFIED");
        assertThat(_find(
                        RouterLink.class,
                        spec -> spec.withPredicate(link -> link.getHref().startsWith("city/reach/"))))
                .hasSize(ReachedCards.AT_ONCE);
        _assertNone(Anchor.class, spec -> spec.withText("最初のページへ"));

        openWithQuery(_get(Anchor.class, spec -> spec.withText("次のページへ")).getHref());
        assertThat(_find(
                        RouterLink.class,
                        spec -> spec.withPredicate(link -> link.getHref().startsWith("city/reach/"))))
                .hasSize(1);
        _assertNone(Anchor.class, spec -> spec.withText("次のページへ"));
        _get(Anchor.class, spec -> spec.withText("最初のページへ"));
    }

    @Test
    void theProofOfACardIsFoundByItsReference() {
        fill();
        signIn(Role.AUDITOR);
        Screen.open("city/reach");
        _setValue(_get(TextField.class), "U0000030");
        _click(_get(Button.class, spec -> spec.withText("記録を開く")));
        assertThat(Screen.text())
                .contains("U0000030", "到達できなかった", "第1回　配信1", "メール", "不達", "5.1.1", "山＊ ＊＊")
                .doesNotContain("花子", "example.jp", "!outreach");

        Screen.open("city/reach/U0000010");
        assertThat(Screen.text()).contains("ギフト受取済み", "ロット1", "500円", "受取済み", "official");
        Screen.open("city/reach/K999999");
        assertThat(Screen.text()).contains("カード K999999 は台帳にありません");
        UI.getCurrent().setLocale(Locale.ENGLISH);
        Screen.open("city/reach/U0000030");
        assertThat(Screen.text()).contains("Never reached", "Came back").doesNotContain("!outreach");
    }

    private static void openWithQuery(String address) {
        Location location = new Location(address);
        UI.getCurrent().navigate(location.getPath(), location.getQueryParameters());
    }

    private void fill() {
        incident = KokoIncident.setUp(incidents);
        OutreachRows rows = new OutreachRows(jdbc, incident, clock.instant());
        long wave = rows.wave("GIFT_DELIVERY", "EMAIL", "DONE");
        long first = AffectedPersons.add(jdbc, incident, "U000001", "山田 花子", "090-0415-5955", 1);
        rows.gift(rows.cards(first).getFirst(), "RECEIVED");
        long second = AffectedPersons.add(jdbc, incident, "U000002", "山田 花子", "090-0415-5956", 1);
        rows.delivery(wave, second, "EMAIL", "SENT", rows.cards(second));
        long third = AffectedPersons.add(jdbc, incident, "U000003", "山田 花子", "03-0415-5957", 1);
        rows.attempt(rows.delivery(wave, third, "EMAIL", "BOUNCED", rows.cards(third)), 1, "BOUNCED", "5.1.1");
        AffectedPersons.add(jdbc, incident, "U000004", "山田 花子", "090-0415-5958", 1);
        ledger.refresh(incident.id());
    }
}
