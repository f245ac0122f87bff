package jp.madoguchi.reissue.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._assertOne;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.details.Details;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.platform.imports.Imports;
import jp.madoguchi.platform.imports.ui.FileIntake;
import jp.madoguchi.platform.jobs.Progress;
import jp.madoguchi.platform.table.CharsetChoice;
import jp.madoguchi.platform.table.TableFile;
import jp.madoguchi.reissue.ReissueCountsImporter;
import jp.madoguchi.security.PortalUser;
import jp.madoguchi.security.Role;
import jp.madoguchi.testing.CleanDatabase;
import jp.madoguchi.testing.KokoIncident;
import jp.madoguchi.testing.Screen;
import jp.madoguchi.testing.SignedIn;
import jp.madoguchi.testing.ViewTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

class ReissueScreensTest extends ViewTest {
    private static final PortalUser SOUTH =
            new PortalUser("contractor", "田中 健", "south-office", Set.of(Role.CONTRACTOR));
    private static final PortalUser NORTH =
            new PortalUser("contractor2", "伊藤 直子", "north-office", Set.of(Role.CONTRACTOR));

    @Autowired
    IncidentService incidents;

    @Autowired
    ReissueCountsImporter importer;

    @Autowired
    Imports imports;

    @BeforeEach
    void setUp() {
        KokoIncident.setUp(incidents);
    }

    @Test
    void aContractorSeesOwnReportsWithStateDateFileAndRate() throws IOException {
        reported(SOUTH, "demo.csv");
        signIn(SOUTH);
        Screen.open("contractor");

        _assertOne(ContractorView.class);
        assertThat(_find(Details.class)).hasSize(4);
        assertThat(Screen.text()).contains("基準日 2022-06-30", "60.1 %", "確認待ち", "demo.csv", "38,051", "送信した報告");
    }

    @Test
    void anotherOrganisationsReportsAreNotThere() throws IOException {
        reported(SOUTH, "south.csv");
        reported(NORTH, "north.csv");

        signIn(NORTH);
        Screen.open("contractor");
        assertThat(Screen.text()).contains("north.csv").doesNotContain("south.csv", "south-office");

        signIn(SOUTH);
        Screen.open("contractor");
        assertThat(Screen.text()).contains("south.csv").doesNotContain("north.csv", "north-office");
    }

    @Test
    void withoutReportsThePageSaysSo() {
        signIn(SOUTH);
        Screen.open("contractor");
        assertThat(Screen.text()).contains("まだ報告はありません。");
        _assertOne(FileIntake.class);
    }

    @Test
    void withoutAnIncidentThePageSaysWhatIsMissing() {
        CleanDatabase.clean(jdbc);
        signIn(SOUTH);
        Screen.open("contractor");
        assertThat(Screen.text()).contains("事案がまだ登録されていません。");
        _assertNone(FileIntake.class);
    }

    @ParameterizedTest
    @EnumSource(value = Role.class, mode = EnumSource.Mode.EXCLUDE, names = "CONTRACTOR")
    void nobodyElseComesToTheContractorsPage(Role role) {
        signIn(role);
        Screen.open("contractor");
        _assertNone(ContractorView.class);
    }

    private void reported(PortalUser user, String fileName) throws IOException {
        SignedIn.as(user);
        try (var in = getClass().getResourceAsStream("/demo/reissue-counts.csv")) {
            byte[] bytes = new String(in.readAllBytes(), StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8);
            imports.run(
                    importer, new TableFile(fileName, bytes), CharsetChoice.AUTO, user.name(), Progress.unwatched());
        }
    }
}
