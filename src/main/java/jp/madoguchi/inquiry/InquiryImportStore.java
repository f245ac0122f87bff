package jp.madoguchi.inquiry;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jp.madoguchi.inquiry.InquiryTextStore.Imported;
import jp.madoguchi.platform.id.Ids;
import jp.madoguchi.platform.imports.Numbered;
import jp.madoguchi.platform.time.Tokyo;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of taking in many inquiries at once. */
@Repository
class InquiryImportStore {
    private static final int BATCH = 1_000;

    private final JdbcClient jdbc;
    private final JdbcTemplate template;
    private final InquiryCounts counts;
    private final InquiryTextStore texts;
    private final SealedInquiryColumns sealed;

    InquiryImportStore(
            JdbcClient jdbc,
            JdbcTemplate template,
            InquiryCounts counts,
            InquiryTextStore texts,
            SealedInquiryColumns sealed) {
        this.sealed = sealed;
        this.jdbc = jdbc;
        this.template = template;
        this.counts = counts;
        this.texts = texts;
    }

    /** What an earlier file brought, by its key, as far as the rows ask for it. */
    Map<String, Content> imported(long incidentId, List<Numbered<InquiryRow>> rows) {
        Map<String, Content> known = new HashMap<>();
        for (List<Numbered<InquiryRow>> batch : batches(rows)) {
            Map<String, Set<String>> keys = new HashMap<>();
            batch.forEach(numbered -> {
                InquiryRow row = numbered.value();
                Stream.of(sealed.keptImportKey(row.importKey()), row.erasedKey())
                        .forEach(kept -> keys.computeIfAbsent(kept, any -> new HashSet<>())
                                .add(row.importKey()));
            });
            jdbc.sql("""
                            select id, import_key, started_at, ended_at, operator, sealed_caller, category_id, outcome, channel,
                              sealed_summary, erased_at is not null as erased
                            from inquiry where incident_id = :incident and import_key in (:keys)""")
                    .param("incident", incidentId)
                    .param("keys", keys.keySet())
                    .query(row -> {
                        long id = row.getLong("id");
                        Content content = new Content(
                                Tokyo.fromColumn(row.getObject("started_at", LocalDateTime.class)),
                                Tokyo.fromColumn(row.getObject("ended_at", LocalDateTime.class)),
                                row.getString("operator"),
                                sealed.caller(id, row),
                                row.getLong("category_id"),
                                row.getString("outcome"),
                                row.getString("channel"),
                                sealed.summary(id, row),
                                row.getBoolean("erased"));
                        Objects.requireNonNull(keys.get(row.getString("import_key")))
                                .forEach(key -> known.putIfAbsent(key, content));
                    });
        }
        return known;
    }

    /** The calls among the rows of which an operator has logged an inquiry at the desk. */
    Set<String> loggedAtTheDesk(long incidentId, List<Numbered<InquiryRow>> rows) {
        Set<String> calls = new HashSet<>();
        for (List<Numbered<InquiryRow>> batch : batches(rows)) {
            List<String> ids = batch.stream()
                    .flatMap(row -> Stream.ofNullable(row.value().callId()))
                    .toList();
            if (!ids.isEmpty()) {
                calls.addAll(jdbc.sql("""
                                select call_id from inquiry
                                where incident_id = :incident and call_id in (:calls) and import_key is null""")
                        .param("incident", incidentId)
                        .param("calls", ids)
                        .query(String.class)
                        .list());
            }
        }
        return calls;
    }

    void add(long incidentId, List<InquiryRow> rows, String user, Instant now, LongConsumer done) {
        long stored = 0;
        for (int from = 0; from < rows.size(); from += BATCH) {
            List<Imported> batch = rows.subList(from, Math.min(from + BATCH, rows.size())).stream()
                    .map(row -> new Imported(Ids.next(), row))
                    .toList();
            template.batchUpdate("""
                    insert into inquiry (id, incident_id, call_id, category_id, outcome, channel, started_at, ended_at,
                      received_on, operator, sealed_caller, caller_key, sealed_summary, created_by, created_at, import_key, version)
                    values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0)""", batch, BATCH, (statement, row) -> set(statement, incidentId, row, user, now));
            texts.add(incidentId, batch);
            stored += batch.size();
            done.accept(stored);
        }
        Map<CountKey, Long> added = rows.stream()
                .collect(Collectors.groupingBy(
                        row -> new CountKey(
                                Tokyo.day(row.startedAt()), row.category().id()),
                        TreeMap::new,
                        Collectors.counting()));
        added.forEach((key, count) -> counts.add(incidentId, key.day(), key.categoryId(), Math.toIntExact(count)));
    }

    private void set(PreparedStatement statement, long incidentId, Imported imported, String user, Instant now)
            throws SQLException {
        InquiryRow row = imported.row();
        int i = 1;
        statement.setLong(i++, imported.id());
        statement.setLong(i++, incidentId);
        statement.setString(i++, row.callId());
        statement.setLong(i++, row.category().id());
        statement.setString(i++, row.outcome().name());
        statement.setString(i++, row.channel().name());
        statement.setObject(i++, Tokyo.toColumn(row.startedAt()));
        statement.setObject(i++, Tokyo.toColumn(row.endedAt()));
        statement.setObject(i++, Tokyo.day(row.startedAt()));
        statement.setString(i++, row.operator());
        statement.setBytes(i++, sealed.sealCaller(imported.id(), row.caller()));
        statement.setObject(i++, sealed.callerKey(row.caller()), Types.BIGINT);
        statement.setBytes(i++, sealed.sealSummary(imported.id(), row.summary()));
        statement.setString(i++, user);
        statement.setObject(i++, Tokyo.toColumn(now));
        statement.setString(i, sealed.keptImportKey(row.importKey()));
    }

    private static List<List<Numbered<InquiryRow>>> batches(List<Numbered<InquiryRow>> rows) {
        return IntStream.range(0, (rows.size() + BATCH - 1) / BATCH)
                .mapToObj(n -> rows.subList(n * BATCH, Math.min((n + 1) * BATCH, rows.size())))
                .toList();
    }

    /** What two rows of the same key are compared by. */
    record Content(
            @Nullable Instant startedAt,
            @Nullable Instant endedAt,
            String operator,
            @Nullable String caller,
            long categoryId,
            String outcome,
            String channel,
            String summary,
            boolean erased) {
        static Content of(InquiryRow row) {
            return new Content(
                    row.startedAt(),
                    row.endedAt(),
                    row.operator(),
                    row.caller(),
                    row.category().id(),
                    row.outcome().name(),
                    row.channel().name(),
                    row.summary(),
                    false);
        }
    }

    /** In an order, so that two imports that meet never wait for each other in a circle. */
    private record CountKey(LocalDate day, long categoryId) implements Comparable<CountKey> {
        @Override
        public int compareTo(CountKey other) {
            return Comparator.comparing(CountKey::day)
                    .thenComparing(CountKey::categoryId)
                    .compare(this, other);
        }
    }
}
