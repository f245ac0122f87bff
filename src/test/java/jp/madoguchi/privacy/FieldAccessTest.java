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

/** Which screen shows which role anything of a person: just what is declared here. */
class FieldAccessTest extends ViewTest {
    /** Screens on which a role sees a person or what was noted of one, unmasked. Who isn't here sees nothing. */
    private static final Map<Role, Set<String>> DECLARED = Map.of(
            // the start and the desk hold the operator's own draft
            Role.OPERATOR, Set.of("", "desk", "desk/apologies", "desk/callbacks", "desk/escalations", "desk/inquiries"),
            Role.SUPERVISOR,
                    Set.of(
                            "desk/apologies",
                            "desk/callbacks",
                            "desk/closed-cases",
                            "desk/duplicates",
                            "desk/escalations",
                            "desk/exports",
                            "desk/inquiries"),
            // why somebody wants no messages, and why a list is taken away, is said to who decides on it;
            // why a person's data is held is said to them, and to no administrator;
            // what the desk wrote to the city stands as it was written; the fields of the person beside it are masked
            Role.OFFICIAL,
                    Set.of(
                            "city/deletions",
                            "city/escalations",
                            "city/requests",
                            "city/subject-requests",
                            "city/waves"),
            Role.APPROVER,
                    Set.of(
                            "city/deletions",
                            "city/escalations",
                            "city/requests",
                            "city/subject-requests",
                            "city/waves",
                            "desk/exports"),
            Role.AUDITOR,
                    Set.of(
                            "admin/retention",
                            "admin/reveals",
                            "city/deletions",
                            "city/escalations",
                            "city/requests",
                            "city/subject-requests",
                            "city/waves",
                            "desk/apologies",
                            "desk/callbacks",
                            "desk/closed-cases",
                            "desk/duplicates",
                            "desk/exports",
                            "desk/inquiries"));

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

        assertThat(shown).isEqualTo(new TreeMap<>(DECLARED));
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
