package jp.madoguchi.casefile.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._assertOne;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import jp.madoguchi.casefile.AffectedCardsImporter;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.platform.imports.Imports;
import jp.madoguchi.platform.imports.ui.ImportPanel;
import jp.madoguchi.platform.jobs.Progress;
import jp.madoguchi.platform.table.CharsetChoice;
import jp.madoguchi.platform.table.TableFile;
import jp.madoguchi.security.Role;
import jp.madoguchi.testing.KokoIncident;
import jp.madoguchi.testing.Screen;
import jp.madoguchi.testing.SignedIn;
import jp.madoguchi.testing.ViewTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

class CardImportViewTest extends ViewTest {
    private static final String FILE = """
            card_ref,issuer,holder_name,holder_kana,email,phone,purchased_on
            K1,A,井上 陽子,イノウエ ヨウコ,yoko@example.jp,090-0471-9136,2021-12-28
            K2,B,井上 陽子,イノウエ ヨウコ,yoko@example.jp,090-0471-9136,
            """;

    @Autowired
    IncidentService incidents;

    @Autowired
    AffectedCardsImporter importer;

    @Autowired
    Imports imports;

    @BeforeEach
    void setUp() {
        KokoIncident.setUp(incidents);
    }

    @Test
    void anOfficialSeesHowManyCardsAreInAndNobodysName() {
        SignedIn.as(Role.OFFICIAL);
        imports.run(
                importer,
                new TableFile("cards.csv", FILE.getBytes(StandardCharsets.UTF_8)),
                CharsetChoice.AUTO,
                "official",
                Progress.unwatched());
        signIn(Role.OFFICIAL);
        Screen.open("city/import");

        _assertOne(CardImportView.class);
        _assertOne(ImportPanel.class);
        assertThat(Screen.text())
                .contains("対象カード 63,337 枚のうち 2 枚（利用者 1 人）を取り込んでいます。", "21,842")
                .doesNotContain("井上", "yoko", "9136");
    }

    @ParameterizedTest
    @EnumSource(value = Role.class, mode = EnumSource.Mode.EXCLUDE, names = "OFFICIAL")
    void nobodyElseImportsCards(Role role) {
        signIn(role);
        Screen.open("city/import");
        _assertNone(CardImportView.class);
    }
}
