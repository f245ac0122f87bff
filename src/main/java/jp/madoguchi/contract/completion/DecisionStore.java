package jp.madoguchi.contract.completion;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.madoguchi.contract.Signed;
import jp.madoguchi.contract.SignedColumns;
import jp.madoguchi.platform.id.Ids;
import jp.madoguchi.platform.time.Tokyo;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** The SQL of decisions. Whatever changes one says of which state and revision; a signed one is out of reach of all of them. */
@Repository
class DecisionStore {
    private final JdbcClient jdbc;
    private final DocumentStore documents;
    private final JsonMapper json = new JsonMapper();

    DecisionStore(JdbcClient jdbc, DocumentStore documents) {
        this.jdbc = jdbc;
        this.documents = documents;
    }

    Optional<Decision> latest(long contractId) {
        return jdbc.sql("select * from completion_decision where contract_id = ? order by version desc limit 1")
                .param(contractId)
                .query(this::decision)
                .optional();
    }

    /** The latest first. */
    List<Decision> all(long contractId) {
        return jdbc.sql("select * from completion_decision where contract_id = ? order by version desc")
                .param(contractId)
                .query(this::decision)
                .list();
    }

    Optional<Decision> find(long id) {
        return jdbc.sql("select * from completion_decision where id = ?")
                .param(id)
                .query(this::decision)
                .optional();
    }

    /**
     * Its contract, and from here on nobody else changes the decision before the transaction ends. Call it before anything is
     * read: what is read after a lock is what others have committed, what was read before it stays as it was.
     */
    Optional<Long> lock(long id) {
        return jdbc.sql("select contract_id from completion_decision where id = ? for update")
                .param(id)
                .query(Long.class)
                .optional();
    }

    /** How far it is by now, whatever this transaction has read before. */
    DecisionState stateNow(long id) {
        return DecisionState.valueOf(jdbc.sql("select state from completion_decision where id = ? for update")
                .param(id)
                .query(String.class)
                .single());
    }

    /** Fails with a violated constraint where that version is there already. */
    long add(long contractId, int version, FrozenFigures figures, @Nullable String reason, Signed signed) {
        long id = Ids.next();
        jdbc.sql("""
                        insert into completion_decision (id, contract_id, version, state, figures, figures_at, reason, revision,
                          started_by, started_by_name, started_at)
                        values (?, ?, ?, 'DRAFT', ?, ?, ?, 0, ?, ?, ?)""")
                .params(Arrays.asList(
                        id,
                        contractId,
                        version,
                        json.writeValueAsString(figures),
                        Tokyo.toColumn(figures.takenAt()),
                        reason,
                        signed.by(),
                        signed.name(),
                        Tokyo.toColumn(signed.at())))
                .update();
        return id;
    }

    /** SHA-256 of the figures exactly as they are kept. */
    String figuresDigest(long id) {
        return DocumentStore.sha256(DocumentStore.utf8(jdbc.sql("select figures from completion_decision where id = ?")
                .param(id)
                .query(String.class)
                .single()));
    }

    /** False where it is no longer a draft of this revision. */
    boolean write(long id, int seen, @Nullable DecisionOutcome outcome) {
        return jdbc.sql("""
                        update completion_decision set outcome = ?, revision = revision + 1
                        where id = ? and state = 'DRAFT' and revision = ?""")
                        .params(Arrays.asList(outcome == null ? null : outcome.name(), id, seen))
                        .update()
                > 0;
    }

    /** Belongs to {@link #write}, which has found it a draft. */
    void putSections(long id, Map<MemoSection, String> sections) {
        jdbc.sql("delete from completion_section where decision_id = ?")
                .param(id)
                .update();
        sections.forEach((section, text) -> jdbc.sql(
                        "insert into completion_section (decision_id, name, content) values (?, ?, ?)")
                .params(id, section.name(), text)
                .update());
    }

    /** False where it is no longer a draft of this revision. */
    boolean refresh(long id, int seen, FrozenFigures figures) {
        return jdbc.sql("""
                        update completion_decision set figures = ?, figures_at = ?, revision = revision + 1
                        where id = ? and state = 'DRAFT' and revision = ?""")
                        .params(Arrays.asList(
                                json.writeValueAsString(figures), Tokyo.toColumn(figures.takenAt()), id, seen))
                        .update()
                > 0;
    }

    /** False where it is no longer a draft of this revision. */
    boolean prepare(long id, int seen, FrozenPapers papers, Signed signed) {
        return jdbc.sql("""
                        update completion_decision set state = 'PREPARED', revision = revision + 1,
                          prepared_by = ?, prepared_by_name = ?, prepared_at = ?, papers = ?, ends_on = ?
                        where id = ? and state = 'DRAFT' and revision = ?""")
                        .params(Arrays.asList(
                                signed.by(),
                                signed.name(),
                                Tokyo.toColumn(signed.at()),
                                json.writeValueAsString(papers),
                                papers.head().endsOn(),
                                id,
                                seen))
                        .update()
                > 0;
    }

    /** False where it doesn't wait for the approver in this revision. */
    boolean giveBack(long id, int seen) {
        return jdbc.sql("""
                        update completion_decision set state = 'DRAFT', revision = revision + 1,
                          prepared_by = null, prepared_by_name = null, prepared_at = null, papers = null, ends_on = null
                        where id = ? and state = 'PREPARED' and revision = ?""").params(id, seen).update() > 0;
    }

    /** False where it doesn't wait for the approver in this revision. */
    boolean sign(long id, int seen, Signed signed, long memoId, long manifestId) {
        return jdbc.sql("""
                        update completion_decision set state = 'SIGNED', revision = revision + 1,
                          signed_by = ?, signed_by_name = ?, signed_at = ?, memo_id = ?, manifest_id = ?
                        where id = ? and state = 'PREPARED' and revision = ?""")
                        .params(Arrays.asList(
                                signed.by(), signed.name(), Tokyo.toColumn(signed.at()), memoId, manifestId, id, seen))
                        .update()
                > 0;
    }

    void addStep(long id, DecisionStep.Kind step, @Nullable String remark, Signed signed) {
        jdbc.sql("""
                        insert into completion_step (id, decision_id, step, remark, taken_by, taken_by_name, taken_at)
                        values (?, ?, ?, ?, ?, ?, ?)""")
                .params(Arrays.asList(
                        Ids.next(), id, step.name(), remark, signed.by(), signed.name(), Tokyo.toColumn(signed.at())))
                .update();
    }

    void keepUntil(long id, List<FrozenFigures.RetentionLine> retention) {
        retention.forEach(line -> jdbc.sql("""
                        insert into completion_retention (id, decision_id, kind, months, kept_until) values (?, ?, ?, ?, ?)""")
                .params(Ids.next(), id, line.kind().name(), line.months(), line.keptUntil())
                .update());
    }

    private Decision decision(ResultSet row, int number) throws SQLException {
        long id = row.getLong("id");
        String outcome = row.getString("outcome");
        String papers = row.getString("papers");
        return new Decision(
                id,
                row.getLong("contract_id"),
                row.getInt("version"),
                row.getInt("revision"),
                DecisionState.valueOf(row.getString("state")),
                outcome == null ? null : DecisionOutcome.valueOf(outcome),
                sections(id),
                json.readValue(row.getString("figures"), FrozenFigures.class),
                CompletionRows.instant(row, "figures_at"),
                papers == null ? null : json.readValue(papers, FrozenPapers.class),
                row.getString("reason"),
                SignedColumns.signedOrNone(row, "prepared"),
                SignedColumns.signedOrNone(row, "signed"),
                steps(id),
                document(row, "memo_id"),
                document(row, "manifest_id"));
    }

    private @Nullable IssuedDocument document(ResultSet row, String column) throws SQLException {
        long id = row.getLong(column);
        return row.wasNull() ? null : documents.find(id).orElse(null);
    }

    private Map<MemoSection, String> sections(long id) {
        Map<MemoSection, String> sections = new EnumMap<>(MemoSection.class);
        jdbc.sql("select name, content from completion_section where decision_id = ?")
                .param(id)
                .query(row -> {
                    sections.put(MemoSection.valueOf(row.getString("name")), row.getString("content"));
                });
        return sections;
    }

    private List<DecisionStep> steps(long id) {
        List<DecisionStep> steps = new ArrayList<>();
        jdbc.sql("select * from completion_step where decision_id = ? order by taken_at, id")
                .param(id)
                .query(row -> {
                    steps.add(new DecisionStep(
                            DecisionStep.Kind.valueOf(row.getString("step")),
                            row.getString("remark"),
                            SignedColumns.signed(row, "taken")));
                });
        return steps;
    }
}
