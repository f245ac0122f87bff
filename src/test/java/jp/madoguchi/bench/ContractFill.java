package jp.madoguchi.bench;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import jp.madoguchi.contract.ContractEntryService;
import jp.madoguchi.contract.ContractTerms;
import jp.madoguchi.contract.ObligationKind;
import jp.madoguchi.contract.ObligationTerms;
import jp.madoguchi.contract.Rhythm;
import jp.madoguchi.contract.Side;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.platform.id.Ids;
import jp.madoguchi.security.Role;
import jp.madoguchi.testing.SignedIn;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** A contract of five years with ten obligations, and so many pieces of evidence, reviews, costs and reissue reports. */
final class ContractFill {
    static final int EVIDENCE = 10_000;
    static final int REPORTS = 1_000;
    private static final int COSTS = 1_000;
    private static final LocalDate FIRST = LocalDate.of(2017, 10, 1);
    private static final LocalDate LAST = LocalDate.of(2022, 9, 30);

    private final JdbcTemplate jdbc;
    private final ContractEntryService entries;
    private final Incident incident;

    ContractFill(ApplicationContext portal, Incident incident) {
        this.jdbc = portal.getBean(JdbcTemplate.class);
        this.entries = portal.getBean(ContractEntryService.class);
        this.incident = incident;
    }

    /** @return the contract's id */
    long fill() {
        SignedIn.as(Role.OFFICIAL);
        long contract = entries.enter(
                incident.id(), new ContractTerms("B-1", "契約", "県", "south-office", "受託者", List.of(), FIRST, LAST));
        ObligationKind[] kinds = {ObligationKind.SERVICE, ObligationKind.COST, ObligationKind.REPORT};
        for (int i = 0; i < 10; i++) {
            entries.addObligation(
                    contract,
                    i + 1,
                    new ObligationTerms(
                            kinds[i % kinds.length], "義務", "確認方法", FIRST, LAST, Rhythm.MONTHLY, 10, Side.CONTRACTOR),
                    "契約書");
        }
        List<Long> obligations = jdbc.queryForList(
                "select id from contract_obligation where contract_id = ? order by number", Long.class, contract);
        List<YearMonth> months = new ArrayList<>();
        for (YearMonth month = YearMonth.of(2017, 10);
                !month.isAfter(YearMonth.of(2022, 8));
                month = month.plusMonths(1)) {
            months.add(month);
        }
        evidence(contract, obligations, months);
        reviews(contract, obligations, months);
        costs(contract, months);
        reports();
        for (String table : List.of("contract_evidence", "contract_file", "contract_review", "reissue_report")) {
            jdbc.queryForList("analyze table " + table);
        }
        return contract;
    }

    private void evidence(long contract, List<Long> obligations, List<YearMonth> months) {
        List<Object[]> pieces = new ArrayList<>();
        List<Object[]> files = new ArrayList<>();
        for (int i = 0; i < EVIDENCE; i++) {
            long id = Ids.next();
            long obligation = obligations.get(i % obligations.size());
            YearMonth month = months.get(i / obligations.size() % months.size());
            pieces.add(new Object[] {
                id,
                contract,
                obligation,
                month.atDay(1),
                "提出物 " + i,
                i % 3 == 0 ? "SUBMITTED" : "REVIEWED",
                month.atEndOfMonth().atTime(9, 0)
            });
            files.add(new Object[] {
                Ids.next(),
                contract,
                id,
                "請求書-" + i + ".pdf",
                "%064x".formatted(i),
                month.atEndOfMonth().atTime(9, 0)
            });
        }
        jdbc.batchUpdate("""
                insert into contract_evidence (id, contract_id, obligation_id, month_start, content, state, files, submitted_by,
                  submitted_by_name, submitted_at) values (?, ?, ?, ?, ?, ?, 1, 'contractor', '田中 健', ?)""", pieces);
        jdbc.batchUpdate("""
                insert into contract_file (id, contract_id, owner_kind, owner_id, name, file_type, size_bytes, sha256, stored_by,
                  stored_by_name, stored_at) values (?, ?, 'EVIDENCE', ?, ?, 'PDF', 1000, ?, 'contractor', '田中 健', ?)""", files);
    }

    private void reviews(long contract, List<Long> obligations, List<YearMonth> months) {
        List<Object[]> reviews = new ArrayList<>();
        List<Object[]> items = new ArrayList<>();
        List<Object[]> remediations = new ArrayList<>();
        for (long obligation : obligations) {
            for (YearMonth month : months) {
                for (int version = 1; version <= 2; version++) {
                    long id = Ids.next();
                    reviews.add(new Object[] {
                        id,
                        contract,
                        obligation,
                        month.atDay(1),
                        version,
                        "FULFILLED_WITH_REMARKS",
                        "所見",
                        month.atEndOfMonth().atTime(10, 0)
                    });
                    for (int sort = 0; sort < 20; sort++) {
                        items.add(new Object[] {Ids.next(), id, sort, "STATEMENT", "提出物 " + sort, 1L});
                    }
                }
                remediations.add(new Object[] {
                    Ids.next(),
                    contract,
                    obligation,
                    month.atDay(1),
                    "是正",
                    month.plusMonths(2).atDay(1),
                    month.getMonthValue() == 6 ? "OPEN" : "ACCEPTED",
                    month.atEndOfMonth().atTime(10, 0)
                });
            }
        }
        jdbc.batchUpdate("""
                insert into contract_review (id, contract_id, obligation_id, month_start, version, judgement, finding, reviewed_by,
                  reviewed_by_name, reviewed_at) values (?, ?, ?, ?, ?, ?, ?, 'official', '渡辺 誠', ?)""", reviews);
        jdbc.batchUpdate("""
                insert into contract_review_item (id, review_id, sort, kind, label, evidence_id)
                values (?, ?, ?, ?, ?, ?)""", items);
        jdbc.batchUpdate("""
                insert into contract_remediation (id, contract_id, obligation_id, month_start, review_version, task, due_on, state,
                  ordered_by, ordered_by_name, ordered_at) values (?, ?, ?, ?, 1, ?, ?, ?, 'official', '渡辺 誠', ?)""", remediations);
    }

    private void costs(long contract, List<YearMonth> months) {
        List<Object[]> costs = new ArrayList<>();
        for (int i = 0; i < COSTS; i++) {
            YearMonth month = months.get(i % months.size());
            costs.add(new Object[] {
                Ids.next(),
                contract,
                month.atDay(1),
                i % 2 == 0 ? "POSTAGE" : "SMS",
                1_000 + i,
                "使途",
                i % 4 == 0 ? "ENTERED" : "ACCEPTED",
                month.atEndOfMonth().atTime(9, 0)
            });
        }
        jdbc.batchUpdate("""
                insert into contract_cost (id, contract_id, month_start, kind, yen, purpose, state, entered_by, entered_by_name,
                  entered_at) values (?, ?, ?, ?, ?, ?, ?, 'contractor', '田中 健', ?)""", costs);
    }

    /** Each day one report, the latest today. */
    private void reports() {
        List<Object[]> uploads = new ArrayList<>();
        List<Object[]> reports = new ArrayList<>();
        List<Object[]> counts = new ArrayList<>();
        for (int i = 0; i < REPORTS; i++) {
            LocalDate day = LocalDate.of(2022, 8, 4).minusDays(i);
            long upload = Ids.next();
            long report = Ids.next();
            uploads.add(new Object[] {upload, incident.id(), "counts-" + i + ".csv", "x", day.atTime(9, 0)});
            reports.add(new Object[] {report, incident.id(), upload, day});
            incident.issuers()
                    .forEach(issuer -> counts.add(new Object[] {
                        Ids.next(), report, issuer.id(), issuer.affectedCards(), issuer.affectedCards() / 2
                    }));
        }
        jdbc.batchUpdate("""
                insert into reissue_upload (id, incident_id, organisation, file_name, sha256, uploaded_by, uploaded_at)
                values (?, ?, 'south-office', ?, ?, 'contractor', ?)""", uploads);
        jdbc.batchUpdate("""
                insert into reissue_report (id, incident_id, upload_id, organisation, as_of, revision, state)
                values (?, ?, ?, 'south-office', ?, 1, 'ACCEPTED')""", reports);
        jdbc.batchUpdate("""
                insert into reissue_count (id, report_id, issuer_id, affected_cards, reissued_cards)
                values (?, ?, ?, ?, ?)""", counts);
    }
}
