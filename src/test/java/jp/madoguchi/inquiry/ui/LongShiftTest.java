package jp.madoguchi.inquiry.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.internal.PendingJavaScriptInvocation;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.internal.StateNode;
import com.vaadin.flow.internal.nodefeature.ComponentMapping;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.madoguchi.assurance.Assures;
import jp.madoguchi.assurance.FullSize;
import jp.madoguchi.assurance.Measured;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.security.Role;
import jp.madoguchi.testing.KokoIncident;
import jp.madoguchi.testing.ViewTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.util.ReflectionTestUtils;

/** A desk that is open all day is as light in the evening as in the morning. */
class LongShiftTest extends ViewTest {
    private static final int MORNING = 3;

    @Autowired
    IncidentService incidents;

    /** What is said to a part of the page that isn't seen waits until it is: said with each call, it is thousands by the evening. */
    @Test
    @Assures("H3")
    void nothingWaitsForPartsOfThePageThatNobodySees() {
        KokoIncident.setUp(incidents);
        signIn(Role.OPERATOR);
        UI.getCurrent().navigate("desk");
        int calls = FullSize.of(12, 400);
        Map<String, Integer> morning = Map.of();
        for (int i = 0; i < calls; i++) {
            if (i == MORNING) {
                morning = waiting();
            }
            logACall(i);
        }

        Map<String, Integer> evening = waiting();

        Map<String, Integer> before = morning;
        assertThat(evening)
                .allSatisfy(
                        (what, times) -> assertThat(times).as(what).isLessThanOrEqualTo(before.getOrDefault(what, 0)));
        Measured.as("%d calls at one desk: nothing more waits for the browser than after %d", calls, MORNING);
    }

    private static void logACall(int number) {
        _setValue(_get(TextField.class, spec -> spec.withLabel("電話番号")), "090-0415-%04d".formatted(number));
        choose("不正利用");
        choose("QUOカードPay関連");
        choose("折り返し");
        choose("解決");
        _setValue(_get(TextArea.class, spec -> spec.withLabel("内容")), "届かない " + number);
        MockVaadin.clientRoundtrip(true);
        _click(_get(Button.class, spec -> spec.withText("保存して次へ")));
        MockVaadin.clientRoundtrip(true);
    }

    private static void choose(String what) {
        _click(_get(
                Button.class,
                spec -> spec.withPredicate(button -> button.getText().startsWith(what)
                        || button.getElement().getTextRecursively().startsWith(what))));
    }

    /** What the browser would be told if it were seen, and how often. */
    private static Map<String, Integer> waiting() {
        MockVaadin.clientRoundtrip(true);
        UI.getCurrent().getInternals().dumpPendingJavaScriptInvocations();
        // there is no other way to know it
        Stream<PendingJavaScriptInvocation> waiting =
                ReflectionTestUtils.invokeMethod(UI.getCurrent().getInternals(), "getPendingJavaScriptInvocations");
        return Objects.requireNonNull(waiting)
                .collect(Collectors.toMap(LongShiftTest::words, any -> 1, Integer::sum, TreeMap::new));
    }

    private static String words(PendingJavaScriptInvocation said) {
        return owner(said.getOwner()) + ": " + said.getInvocation().getExpression();
    }

    private static String owner(StateNode node) {
        return node.hasFeature(ComponentMapping.class)
                ? node.getFeature(ComponentMapping.class)
                        .getComponent()
                        .map(LongShiftTest::name)
                        .orElse("?")
                : "?";
    }

    private static String name(Component component) {
        String label = component
                .getElement()
                .getProperty("label", component.getElement().getTextRecursively());
        return component.getClass().getSimpleName() + " " + label + " in "
                + component
                        .getParent()
                        .map(parent -> parent.getClass().getSimpleName())
                        .orElse("?");
    }
}
