package jp.madoguchi.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.GridKt;
import com.github.mvysny.kaributesting.v10.LocatorJ;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.dom.Element;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import jp.madoguchi.assurance.Assures;
import jp.madoguchi.assurance.Measured;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.security.AccessTable;
import jp.madoguchi.security.Role;
import jp.madoguchi.testing.KokoIncident;
import jp.madoguchi.testing.Screen;
import jp.madoguchi.testing.ViewTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Which screen shows which role anything of a person: just what {@link PersonsOnScreens} declares. */
class FieldAccessTest extends ViewTest {
    @Autowired
    IncidentService incidents;

    @Test
    @Assures("A3")
    void eachRoleSeesOfPersonsWhatIsDeclaredAndNothingElse() {
        new CanaryPerson(context, KokoIncident.setUp(incidents)).goesThrough();
        AccessTable screens = AccessTable.of("route");

        Map<Role, Set<String>> shown = new TreeMap<>();
        int opened = 0;
        for (Role role : Role.values()) {
            Set<String> ofRole = new TreeSet<>();
            for (String screen : screens.things()) {
                signIn(role);
                Screen.open(screen);
                String all = everything(UI.getCurrent()
                                .getInternals()
                                .getActiveRouterTargetsChain()
                                .getLast()
                                .getElement())
                        + rows();
                opened++;
                if (CanaryPerson.CANARIES.stream().anyMatch(canary -> canary.isIn(all))) {
                    ofRole.add(screen);
                }
            }
            if (!ofRole.isEmpty()) {
                shown.put(role, ofRole);
            }
        }

        assertThat(shown).isEqualTo(new TreeMap<>(PersonsOnScreens.DECLARED));
        Measured.as(
                "%d screens opened in %d roles, allowed or not; 0 show a canary undeclared",
                opened, Role.values().length);
    }

    /** All that the browser gets of an element: texts, attributes and properties of it and what is in it. */
    private static String everything(Element element) {
        if (element.isTextNode()) {
            return element.getText();
        }
        return element.getAttributeNames().map(element::getAttribute).collect(Collectors.joining(" "))
                + " "
                + element.getPropertyNames()
                        .map(name -> String.valueOf(element.getPropertyRaw(name)))
                        .collect(Collectors.joining(" "))
                + " "
                + element.getChildren().map(FieldAccessTest::everything).collect(Collectors.joining(" "));
    }

    /** What lists send row by row. */
    private static String rows() {
        StringBuilder rows = new StringBuilder();
        for (Grid<?> grid : LocatorJ._find(Grid.class)) {
            for (int i = 0; i < GridKt._size(grid); i++) {
                rows.append(String.join(" ", GridKt._getFormattedRow(grid, i))).append(' ');
            }
        }
        return rows.toString();
    }
}
