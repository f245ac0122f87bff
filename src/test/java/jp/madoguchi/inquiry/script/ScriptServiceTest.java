package jp.madoguchi.inquiry.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.incident.Topic;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.time.Tokyo;
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
class ScriptServiceTest {
    @Autowired
    ScriptService scripts;

    @Autowired
    IncidentService incidents;

    @Autowired
    Clock clock;

    @Autowired
    JdbcClient jdbc;

    Incident incident;
    LocalDate today;

    @BeforeEach
    void setUp() {
        CleanDatabase.clean(jdbc);
        incident = KokoIncident.setUp(incidents);
        today = Tokyo.today(clock);
        SignedIn.as(Role.OFFICIAL);
    }

    @AfterEach
    void signOut() {
        SignedIn.out();
    }

    @Test
    void theTopicsAnswerComesBeforeTheCategorys() {
        scripts.add(incident.id(), text("GIFT", null, "なぜ送るのか", today, null));
        scripts.add(incident.id(), text("GIFT", "LOST", "消した", today, null));
        scripts.add(incident.id(), text("GIFT", "HOW_TO", "使い方", today, null));
        scripts.add(incident.id(), text("FRAUD", null, "不正利用", today, null));

        assertThat(questions("GIFT", "LOST")).containsExactly("消した", "なぜ送るのか");
        assertThat(questions("GIFT", null)).containsExactly("なぜ送るのか");
        assertThat(questions("OTHER", null)).isEmpty();
    }

    @Test
    void aVersionIsUsedOnItsDaysAndTheOneBeforeUntilThen() {
        scripts.add(incident.id(), text("GIFT", null, "今日まで", today.minusDays(3), today));
        long id = only().scriptId();
        scripts.rewrite(incident.id(), id, 1, text("GIFT", null, "明日から", today.plusDays(1), null));

        assertThat(questions("GIFT", null)).containsExactly("今日まで");
        assertThat(scripts.versions(incident.id(), id))
                .extracting(AnswerScript::question)
                .containsExactly("明日から", "今日まで");

        scripts.rewrite(incident.id(), id, 2, text("GIFT", null, "昨日まで", today.minusDays(9), today.minusDays(1)));
        assertThat(questions("GIFT", null)).containsExactly("今日まで");
    }

    @Test
    void theSecondToRewriteIsToldAndChangesNothing() {
        scripts.add(incident.id(), text("GIFT", null, "はじめ", today, null));
        long id = only().scriptId();
        scripts.rewrite(incident.id(), id, 1, text("GIFT", null, "先の人", today, null));

        refused(
                "version",
                "inquiry.script.stale",
                () -> scripts.rewrite(incident.id(), id, 1, text("GIFT", null, "後の人", today, null)));
        assertThat(only().question()).isEqualTo("先の人");
        refused(
                null,
                "inquiry.script.unknown",
                () -> scripts.rewrite(incident.id(), 1, 1, text("GIFT", null, "なし", today, null)));
    }

    @Test
    void isFoundByEveryWordInWhateverSpelling() {
        scripts.add(incident.id(), text("GIFT", null, "ＱＵＯカードが届かない", today, null));

        assertThat(scripts.search(incident.id(), "quoｶｰﾄﾞ　届かない")).hasSize(1);
        assertThat(scripts.search(incident.id(), "quo 消した")).isEmpty();
        assertThat(scripts.search(incident.id(), "")).hasSize(1);
    }

    @Test
    void whatCantBeIsRefusedAtItsFieldAndLeavesNothing() {
        refused("categoryId", "inquiry.rule.category", new ScriptText(null, null, "問", "答", "", today, null));
        refused(
                "topicId",
                "inquiry.rule.unknownTopic",
                new ScriptText(category("FRAUD"), topic("GIFT", "LOST"), "問", "答", "", today, null));
        refused("question", "inquiry.script.questionMissing", text("GIFT", null, " ", today, null));
        refused(
                "answer",
                "inquiry.script.answerMissing",
                new ScriptText(category("GIFT"), null, "問", "", "", today, null));
        refused("question", "inquiry.script.tooLong", text("GIFT", null, "長".repeat(201), today, null));
        refused("question", "inquiry.rule.cardNumber", text("GIFT", null, "4111 1111 1111 1111", today, null));
        refused("validFrom", "inquiry.script.fromMissing", text("GIFT", null, "問", null, null));
        refused("validUntil", "inquiry.script.untilBeforeFrom", text("GIFT", null, "問", today, today.minusDays(1)));

        assertThat(jdbc.sql("select count(*) from answer_script")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    private void refused(String field, String key, ScriptText text) {
        refused(field, key, () -> scripts.add(incident.id(), text));
    }

    private static void refused(@Nullable String field, String key, ThrowingCallable writing) {
        assertThatThrownBy(writing).isInstanceOfSatisfying(RejectedException.class, e -> {
            assertThat(e.field()).isEqualTo(field);
            assertThat(e.text().key()).isEqualTo(key);
        });
    }

    private List<String> questions(String category, @Nullable String topic) {
        SignedIn.as(Role.OPERATOR);
        try {
            return scripts
                    .answers(incident.id(), category(category), topic == null ? null : topic(category, topic))
                    .stream()
                    .map(AnswerScript::question)
                    .toList();
        } finally {
            SignedIn.as(Role.OFFICIAL);
        }
    }

    private AnswerScript only() {
        assertThat(scripts.search(incident.id(), "")).hasSize(1);
        return scripts.search(incident.id(), "").getFirst();
    }

    private ScriptText text(
            String category,
            @Nullable String topic,
            String question,
            @Nullable LocalDate from,
            @Nullable LocalDate until) {
        return new ScriptText(
                category(category), topic == null ? null : topic(category, topic), question, "答え", "確かめる", from, until);
    }

    private long category(String code) {
        return incident.category(code).orElseThrow().id();
    }

    private long topic(String category, String code) {
        return incident.category(category).orElseThrow().topics().stream()
                .filter(topic -> topic.code().equals(code))
                .map(Topic::id)
                .findFirst()
                .orElseThrow();
    }
}
