package jp.madoguchi.contract.completion;

import static jp.madoguchi.contract.ContractsOfTests.OFFICIAL;
import static jp.madoguchi.contract.ContractsOfTests.SOUTH;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import jp.madoguchi.contract.ContractEntryService;
import jp.madoguchi.contract.ContractTerms;
import jp.madoguchi.contract.ContractsOfTests;
import jp.madoguchi.contract.ObligationKind;
import jp.madoguchi.contract.ObligationTerms;
import jp.madoguchi.contract.Rhythm;
import jp.madoguchi.contract.Side;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.platform.id.Ids;
import jp.madoguchi.platform.imports.Imports;
import jp.madoguchi.platform.jobs.Progress;
import jp.madoguchi.platform.table.CharsetChoice;
import jp.madoguchi.platform.table.TableFile;
import jp.madoguchi.reissue.ReissueCountsImporter;
import jp.madoguchi.reissue.review.ReviewService;
import jp.madoguchi.security.SystemUser;
import jp.madoguchi.testing.KokoIncident;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A contract that stands before its end, on 4 August 2022 with the calls of the two weeks before. */
@Component
public class CompletionsOfTests {
    public static final LocalDate TODAY = LocalDate.of(2022, 8, 4);

    private static final int[] INCOMING = {23, 18, 13, 10, 28, 14, 18, 14, 140, 134, 45, 63, 36, 20};
    private static final int[] ANSWERED = {23, 18, 13, 10, 28, 14, 18, 14, 58, 108, 45, 60, 36, 20};
    private static final int[] FRAUD = {1, 1, 1, 2, 1, 0, 3, 1, 1, 0, 0, 3, 0, 0};

    private final IncidentService incidents;
    private final ContractEntryService entries;
    private final ReissueCountsImporter reissue;
    private final ReviewService reviews;
    private final Imports imports;
    private final RuleService rules;
    private final DecisionService decisions;
    private final JdbcClient jdbc;

    CompletionsOfTests(
            IncidentService incidents,
            ContractEntryService entries,
            ReissueCountsImporter reissue,
            ReviewService reviews,
            Imports imports,
            RuleService rules,
            DecisionService decisions,
            JdbcClient jdbc) {
        this.incidents = incidents;
        this.entries = entries;
        this.reissue = reissue;
        this.reviews = reviews;
        this.imports = imports;
        this.rules = rules;
        this.decisions = decisions;
        this.jdbc = jdbc;
    }

    /** With calls and accepted reissue counts; nothing has been laid down. */
    public long contract() {
        return contract(LocalDate.of(2022, 9, 30));
    }

    public long contract(LocalDate endsOn) {
        Incident incident = KokoIncident.setUp(incidents);
        calls(incident);
        SystemUser.run(
                SOUTH,
                () -> imports.run(
                        reissue,
                        new TableFile("reissue.csv", file("reissue-counts.csv")),
                        CharsetChoice.AUTO,
                        "contractor",
                        Progress.unwatched()));
        ContractTerms usual = ContractsOfTests.terms();
        return SystemUser.run(OFFICIAL, () -> {
            reviews.queue(incident.id(), 10).forEach(report -> reviews.accept(report.id(), ""));
            long id = entries.enter(
                    incident.id(),
                    new ContractTerms(
                            usual.number(),
                            usual.title(),
                            usual.client(),
                            usual.contractor(),
                            usual.contractorName(),
                            usual.relatedParties(),
                            usual.startsOn(),
                            endsOn));
            int version = 1;
            for (ObligationKind kind : ObligationKind.values()) {
                boolean after = kind == ObligationKind.AFTER_TERM;
                entries.addObligation(
                        id,
                        version++,
                        new ObligationTerms(
                                kind,
                                after ? "契約終了後も被害者からの問い合わせに対応する" : "義務 " + kind,
                                "確認方法 " + kind,
                                after ? endsOn.plusDays(1) : LocalDate.of(2022, 7, 1),
                                after ? null : endsOn,
                                Rhythm.MONTHLY,
                                10,
                                Side.CONTRACTOR),
                        "契約書第3条");
            }
            return id;
        });
    }

    /** Thresholds and a rule, as the demo has them. */
    public void layDown(long contractId) {
        SystemUser.run(OFFICIAL, () -> {
            threshold(contractId, "DAILY_CALLS", "30");
            threshold(contractId, "TREND", "0");
            threshold(contractId, "FRAUD", "14");
            threshold(contractId, "ANSWER_RATE", "90");
            threshold(contractId, "REISSUE_TOTAL", "65");
            for (String issuer : new String[] {"A", "B", "C", "D", "E"}) {
                threshold(contractId, "REISSUE_ISSUER:" + issuer, "60");
            }
            threshold(contractId, "OPEN_CALLBACKS", "0");
            threshold(contractId, "OPEN_ESCALATIONS", "0");
            threshold(contractId, "GIFTS_OPEN", "0");
            rules.write(
                    contractId,
                    0,
                    Set.of("DAILY_CALLS", "ANSWER_RATE", "REISSUE_TOTAL"),
                    2,
                    true,
                    "入電が落ち着き、再発行率が 65 % に達していること。",
                    "判断の前に定める");
            return true;
        });
    }

    private void threshold(long contractId, String code, String figure) {
        rules.setThreshold(contractId, code, 0, new BigDecimal(figure), "仕様書による");
    }

    /** Started, written and prepared by the official; gives its id. */
    public long prepared(long contractId, DecisionOutcome outcome) {
        return SystemUser.run(OFFICIAL, () -> {
            decisions.start(contractId);
            Decision draft = decisions.versions(contractId).getFirst();
            decisions.write(draft.id(), draft.revision(), outcome, texts("本文 𠮷田 髙橋"));
            Decision written = decisions.versions(contractId).getFirst();
            decisions.prepare(written.id(), written.revision());
            return written.id();
        });
    }

    public static Map<MemoSection, String> texts(String text) {
        Map<MemoSection, String> texts = new EnumMap<>(MemoSection.class);
        for (MemoSection section : MemoSection.values()) {
            texts.put(section, section.name() + " " + text);
        }
        return texts;
    }

    private void calls(Incident incident) {
        long fraud = incident.category("FRAUD").orElseThrow().id();
        for (int i = 0; i < INCOMING.length; i++) {
            long id = Ids.next();
            jdbc.sql("""
                            insert into keyed_day (id, incident_id, call_date, incoming, answered, keyed_by, keyed_at)
                            values (?, ?, ?, ?, ?, 'supervisor', '2022-08-04 00:00:00')""")
                    .params(id, incident.id(), TODAY.minusDays(INCOMING.length - i), INCOMING[i], ANSWERED[i])
                    .update();
            jdbc.sql("insert into keyed_day_category (keyed_day_id, category_id, figure) values (?, ?, ?)")
                    .params(id, fraud, FRAUD[i])
                    .update();
        }
    }

    private static byte[] file(String name) {
        try (InputStream file = CompletionsOfTests.class.getResourceAsStream("/demo/" + name)) {
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
