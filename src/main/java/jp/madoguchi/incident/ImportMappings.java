package jp.madoguchi.incident;

import java.time.Clock;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import jp.madoguchi.platform.id.Ids;
import jp.madoguchi.platform.imports.MappingMemory;
import jp.madoguchi.platform.time.Tokyo;
import jp.madoguchi.security.CurrentUser;
import jp.madoguchi.security.PortalUser;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Remembers how files were read for the organisation of the current user; no other organisation's corrections are seen or used. */
@Component
class ImportMappings implements MappingMemory {
    private record Entry(String header, String field) {}

    private final JdbcClient jdbc;
    private final CurrentUser currentUser;
    private final Clock clock;

    ImportMappings(JdbcClient jdbc, CurrentUser currentUser, Clock clock) {
        this.jdbc = jdbc;
        this.currentUser = currentUser;
        this.clock = clock;
    }

    @Override
    public Map<String, String> recall(String kind) {
        return organisation()
                .map(organisation -> jdbc
                        .sql("select header, field from import_mapping where organisation = ? and kind = ?")
                        .params(organisation, kind)
                        .query(Entry.class)
                        .list()
                        .stream()
                        .collect(Collectors.toMap(Entry::header, Entry::field)))
                .orElse(Map.of());
    }

    @Override
    @Transactional
    public void remember(String kind, Map<String, String> mapping) {
        if (mapping.isEmpty()) {
            return;
        }
        Map<String, String> known = recall(kind);
        // in one order, so that two who remember at once don't wait for each other in turn
        organisation()
                .ifPresent(organisation -> new TreeMap<>(mapping).forEach((header, field) -> {
                    if (!known.containsKey(header)) {
                        add(organisation, kind, header, field);
                    } else if (!field.equals(known.get(header))) {
                        jdbc.sql("""
                                update import_mapping set field = ?, remembered_by = ?, remembered_at = ?
                                where organisation = ? and kind = ? and header = ?""")
                                .params(field, currentUser.require().name(), now(), organisation, kind, header)
                                .update();
                    }
                }));
    }

    private void add(String organisation, String kind, String header, String field) {
        try {
            jdbc.sql("""
                            insert into import_mapping (id, organisation, kind, header, field, remembered_by, remembered_at)
                            values (?, ?, ?, ?, ?, ?, ?)""")
                    .params(
                            Ids.next(),
                            organisation,
                            kind,
                            header,
                            field,
                            currentUser.require().name(),
                            now())
                    .update();
        } catch (DuplicateKeyException e) {
            // a colleague has remembered this header in the same moment; the next file shows it and can correct it
        }
    }

    private LocalDateTime now() {
        return Objects.requireNonNull(Tokyo.toColumn(clock.instant()));
    }

    @Override
    @Transactional
    public void forget(String kind) {
        organisation()
                .ifPresent(organisation -> jdbc.sql("delete from import_mapping where organisation = ? and kind = ?")
                        .params(organisation, kind)
                        .update());
    }

    private Optional<String> organisation() {
        return currentUser.get().map(PortalUser::organisation);
    }
}
