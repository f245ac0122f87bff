package jp.madoguchi.reliability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import jp.madoguchi.assurance.Assures;
import jp.madoguchi.assurance.FullSize;
import jp.madoguchi.assurance.Measured;
import jp.madoguchi.casefile.AffectedCardsImporter;
import jp.madoguchi.contract.ContractEntryService;
import jp.madoguchi.contract.ContractsOfTests;
import jp.madoguchi.platform.error.DatabaseAway;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.imports.Imports;
import jp.madoguchi.platform.jobs.Progress;
import jp.madoguchi.platform.table.CharsetChoice;
import jp.madoguchi.platform.table.TableFile;
import jp.madoguchi.reliability.FilledForm.Ground;
import jp.madoguchi.security.Role;
import jp.madoguchi.testing.KokoIncident;
import jp.madoguchi.testing.SignedIn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Each form that adds a record, sent while the commit or the answer to it gets lost: who doesn't know whether it was stored presses the
 * button again. There is one record then, and none where the form says at the second time that it is there already was it left out.
 */
class LostAnswersIT extends BehindTheLineTest {
    private static final Duration BACK = Duration.ofSeconds(10);
    /** Of each form. */
    private static final int TRIES = FullSize.of(4, 40);

    @BeforeEach
    void stand() {
        BehindTheLine.empty();
        incident = KokoIncident.setUp(incidents);
        ContractsOfTests.enter(portal.getBean(ContractEntryService.class), incident);
        SignedIn.as(Role.OFFICIAL);
        String cards = IntStream.rangeClosed(1, TRIES + 1)
                .mapToObj("K%1$06d,A,井上 陽子%1$d,イノウエ ヨウコ,yoko%1$d@example.jp,090-0001-%1$04d,2021-12-28"::formatted)
                .collect(Collectors.joining(
                        "\n", "card_ref,issuer,holder_name,holder_kana,email,phone,purchased_on\n", "\n"));
        portal.getBean(Imports.class)
                .run(
                        portal.getBean(AffectedCardsImporter.class),
                        new TableFile("cards.csv", cards.getBytes(StandardCharsets.UTF_8)),
                        CharsetChoice.AUTO,
                        "official",
                        Progress.unwatched());
    }

    @AfterEach
    void leaveNothing() {
        line.restore();
        BehindTheLine.empty();
    }

    @ParameterizedTest
    @EnumSource
    @Assures("G2")
    void aFormWhoseAnswerIsLostIsSentAgainAndThereIsOneRecord(FilledForm form) {
        Ground ground = new Ground(portal, incident, jdbc);
        String counting = "select count(*) from " + form.table();
        int lost = line.lost();
        int told = 0;
        for (int i = 0; i < TRIES; i++) {
            SignedIn.as(form.user());
            Runnable button = form.fill(ground, i);
            int before = count(counting);
            CutLine.Loss loss = i % 2 == 0 ? CutLine.Loss.ANSWER : CutLine.Loss.COMMIT;
            line.loseCommitBehind("insert into " + form.table() + " (", loss);
            assertThatThrownBy(button::run)
                    .satisfies(failure -> assertThat(DatabaseAway.is(failure))
                            .as("%s", failure)
                            .isTrue());
            assertThat(count(counting) - before).isEqualTo(loss == CutLine.Loss.ANSWER ? 1 : 0);

            told += again(button) ? 0 : 1;
            assertThat(count(counting) - before)
                    .as("records after %s was lost", loss)
                    .isOne();
        }
        assertThat(line.lost() - lost).isEqualTo(TRIES);
        assertThat(told).as("said to be there already").isLessThanOrEqualTo((TRIES + 1) / 2);
        Measured.as(
                "%s: %d commits or their answers lost, each form sent again: one record each, %d times said to be there already",
                form, TRIES, told);
    }

    /** @return whether it was taken; otherwise the user was told what is there */
    private static boolean again(Runnable button) {
        long deadline = System.nanoTime() + BACK.toNanos();
        while (true) {
            try {
                button.run();
                return true;
            } catch (RejectedException already) {
                return false;
            } catch (RuntimeException notYet) {
                assertThat(DatabaseAway.is(notYet)).as("%s", notYet).isTrue();
                assertThat(System.nanoTime()).isLessThan(deadline);
            }
        }
    }
}
