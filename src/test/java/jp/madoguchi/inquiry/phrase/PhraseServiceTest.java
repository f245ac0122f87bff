package jp.madoguchi.inquiry.phrase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jp.madoguchi.incident.Incident;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.security.Role;
import jp.madoguchi.testing.CleanDatabase;
import jp.madoguchi.testing.KokoIncident;
import jp.madoguchi.testing.PortalTest;
import jp.madoguchi.testing.SignedIn;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@PortalTest
@Tag("database")
class PhraseServiceTest {
    @Autowired
    PhraseService phrases;

    @Autowired
    IncidentService incidents;

    @Autowired
    JdbcClient jdbc;

    Incident incident;

    @BeforeEach
    void setUp() {
        CleanDatabase.clean(jdbc);
        incident = KokoIncident.setUp(incidents);
        SignedIn.as(Role.SUPERVISOR);
    }

    @AfterEach
    void signOut() {
        SignedIn.out();
    }

    @Test
    void isWrittenChangedAndRemoved() {
        phrases.add(incident.id(), " 再送 ", "［日付］に再送を手配。");
        phrases.add(incident.id(), "迷惑", "迷惑メールのフォルダーを確認済み。");
        assertThat(phrases.all(incident.id()))
                .extracting(Phrase::name, Phrase::text, Phrase::revision, Phrase::writtenBy)
                .contains(org.assertj.core.groups.Tuple.tuple("再送", "［日付］に再送を手配。", 1, "supervisor"));

        phrases.change(incident.id(), named("再送"), "さいそう", "再送を手配。");
        assertThat(named("さいそう").text()).isEqualTo("再送を手配。");
        assertThat(named("さいそう").revision()).isEqualTo(2);

        phrases.remove(incident.id(), named("さいそう"));
        assertThat(phrases.all(incident.id())).extracting(Phrase::name).containsExactly("迷惑");
    }

    @Test
    void whoComesSecondIsToldAndChangesNothing() {
        phrases.add(incident.id(), "再送", "再送を手配。");
        Phrase seen = named("再送");
        phrases.change(incident.id(), seen, "再送", "再送を依頼。");

        refused(null, "inquiry.phrase.stale", () -> phrases.change(incident.id(), seen, "再送", "別の文。"));
        refused(null, "inquiry.phrase.stale", () -> phrases.remove(incident.id(), seen));

        assertThat(named("再送").text()).isEqualTo("再送を依頼。");
        phrases.remove(incident.id(), named("再送"));
        refused(null, "inquiry.phrase.stale", () -> phrases.remove(incident.id(), seen));
    }

    @Test
    void whatCantBeIsRefusedAndLeavesNothing() {
        refused("name", "inquiry.phrase.nameMissing", () -> add(" ", "文"));
        refused("text", "inquiry.phrase.textMissing", () -> add("名", " "));
        refused("name", "inquiry.phrase.nameBlank", () -> add("再 送", "文"));
        refused("name", "inquiry.phrase.nameBlank", () -> add("再　送", "文"));
        refused("name", "inquiry.phrase.nameBlank", () -> add("再：送", "文"));
        refused("name", "inquiry.rule.cardNumber", () -> add("4111111111111111", "文"));
        refused("text", "inquiry.rule.cardNumber", () -> add("名", "4111 1111 1111 1111"));
        refused("name", "inquiry.script.tooLong", () -> add("長".repeat(21), "文"));
        refused("text", "inquiry.script.tooLong", () -> add("名", "長".repeat(501)));
        assertThat(phrases.all(incident.id())).isEmpty();

        add("ギフト", "文");
        refused("name", "inquiry.phrase.nameTaken", () -> add("ｷﾞﾌﾄ", "別の文"));
        add("別名", "文");
        refused("name", "inquiry.phrase.nameTaken", () -> phrases.change(incident.id(), named("別名"), "ぎふと", "文"));
        assertThat(phrases.all(incident.id())).extracting(Phrase::name).containsExactlyInAnyOrder("ギフト", "別名");
    }

    @Test
    void thereIsAnEnd() {
        for (int i = 0; i < PhraseService.MOST; i++) {
            add("名" + i, "文");
        }
        refused("name", "inquiry.phrase.tooMany", () -> add("もう一つ", "文"));
        assertThat(phrases.all(incident.id())).hasSize(PhraseService.MOST);
    }

    private void add(String name, String text) {
        phrases.add(incident.id(), name, text);
    }

    private Phrase named(String name) {
        return phrases.all(incident.id()).stream()
                .filter(phrase -> phrase.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static void refused(@Nullable String field, String key, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(RejectedException.class, e -> {
            assertThat(e.field()).isEqualTo(field);
            assertThat(e.text().key()).isEqualTo(key);
        });
    }
}
