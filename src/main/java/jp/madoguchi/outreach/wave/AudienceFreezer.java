package jp.madoguchi.outreach.wave;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import jp.madoguchi.platform.id.Ids;
import jp.madoguchi.platform.time.Tokyo;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Writes down, in the releasing transaction, who gets which message about which cards, and who gets none. */
@Repository
class AudienceFreezer {
    private static final int BATCH = 1_000;

    private final JdbcTemplate jdbc;
    private final AudienceQueries audiences;

    AudienceFreezer(JdbcTemplate jdbc, AudienceQueries audiences) {
        this.jdbc = jdbc;
        this.audiences = audiences;
    }

    record Frozen(int messages, int cards, int excluded) {}

    private record Message(long id, long caseId, long part) {}

    private record Card(long deliveryId, long cardId) {}

    private record Exclusion(long caseId, ExclusionReason reason) {}

    /** @param due when its first message may go out */
    Frozen freeze(Wave wave, Instant now, Instant due) {
        List<Message> messages = new ArrayList<>();
        List<Card> cards = new ArrayList<>();
        List<Exclusion> exclusions = new ArrayList<>();
        Set<Long> merged = new HashSet<>();
        long person = 0;
        for (AudienceQueries.Hit hit : audiences.hits(wave.incidentId(), wave.channel(), wave.audience())) {
            boolean next = hit.personId() != person;
            person = hit.personId();
            String reason = hit.excluded();
            if (hit.caseId() != hit.personId() && merged.add(hit.caseId())) {
                exclusions.add(new Exclusion(hit.caseId(), ExclusionReason.MERGED));
            }
            if (reason != null) {
                if (next) {
                    exclusions.add(new Exclusion(hit.personId(), ExclusionReason.valueOf(reason)));
                }
                continue;
            }
            if (next || wave.perCard()) {
                messages.add(new Message(Ids.next(), hit.personId(), wave.perCard() ? hit.cardId() : 0));
            }
            cards.add(new Card(messages.getLast().id(), hit.cardId()));
        }
        write(wave, messages, now, due);
        write(wave.id(), cards);
        writeExclusions(wave.id(), exclusions);
        return new Frozen(messages.size(), cards.size(), exclusions.size());
    }

    private void write(Wave wave, List<Message> messages, Instant now, Instant due) {
        long template = Objects.requireNonNull(wave.templateVersionId());
        LocalDateTime since = Objects.requireNonNull(Tokyo.toColumn(now));
        LocalDateTime from = Objects.requireNonNull(Tokyo.toColumn(due));
        jdbc.batchUpdate("""
                insert into delivery (id, incident_id, wave_id, case_id, part, channel, template_version_id, state, state_at, due_at)
                values (?, ?, ?, ?, ?, ?, ?, 'QUEUED', ?, ?)""", messages, BATCH, (statement, message) -> {
            statement.setLong(1, message.id());
            statement.setLong(2, wave.incidentId());
            statement.setLong(3, wave.id());
            statement.setLong(4, message.caseId());
            statement.setLong(5, message.part());
            statement.setString(6, wave.channel().name());
            statement.setLong(7, template);
            statement.setObject(8, since);
            statement.setObject(9, from);
        });
    }

    private void write(long waveId, List<Card> cards) {
        jdbc.batchUpdate(
                "insert into delivery_card (delivery_id, card_id, wave_id) values (?, ?, ?)",
                cards,
                BATCH,
                (statement, card) -> {
                    statement.setLong(1, card.deliveryId());
                    statement.setLong(2, card.cardId());
                    statement.setLong(3, waveId);
                });
    }

    private void writeExclusions(long waveId, List<Exclusion> exclusions) {
        jdbc.batchUpdate(
                "insert into wave_exclusion (wave_id, case_id, reason) values (?, ?, ?)",
                exclusions,
                BATCH,
                (statement, exclusion) -> {
                    statement.setLong(1, waveId);
                    statement.setLong(2, exclusion.caseId());
                    statement.setString(3, exclusion.reason().name());
                });
    }
}
