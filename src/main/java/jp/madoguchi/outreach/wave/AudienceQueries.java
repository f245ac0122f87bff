package jp.madoguchi.outreach.wave;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import jp.madoguchi.outreach.MessageChannel;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Finds whom a rule means, for all persons at once. */
@Repository
class AudienceQueries {
    /**
     * Each card has a case that stands for its person, so the outer join finds what an inner one would; it keeps H2 from beginning
     * with the person, whose cards it would look for one by one.
     */
    private static final String FROM = " from affected_card c join case_file f on f.id = c.case_id"
            + " left join case_file s on s.id = coalesce(f.merged_into, f.id)"
            + " left join card_gift a on a.card_id = c.id left join gift g on g.id = a.gift_id"
            + " where c.incident_id = ? and ";

    private final JdbcClient jdbc;

    AudienceQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A card that meets the rule.
     *
     * @param caseId of the card
     * @param personId the case that stands for its person
     * @param excluded name of an {@link ExclusionReason}; null where the person gets a message
     */
    record Hit(
            long cardId,
            long caseId,
            long personId,
            @Nullable String excluded) {}

    AudienceCount count(long incidentId, MessageChannel channel, Audience audience) {
        String reason = reason(channel);
        Map<ExclusionReason, Integer> excluded = new EnumMap<>(ExclusionReason.class);
        int[] found = new int[2];
        AudienceSql rule = AudienceSql.of(audience, incidentId);
        jdbc.sql("select h.reason, count(distinct h.person_id) as persons, count(*) as cards,"
                        + " count(distinct case when h.case_id <> h.person_id then h.case_id end) as merged from (select "
                        + reason + " as reason, s.id as person_id, f.id as case_id" + FROM + rule.sql()
                        + ") h group by h.reason")
                .params(params(incidentId, rule))
                .query(row -> {
                    String name = row.getString("reason");
                    if (name == null) {
                        found[0] = row.getInt("persons");
                        found[1] = row.getInt("cards");
                    } else {
                        excluded.put(ExclusionReason.valueOf(name), row.getInt("persons"));
                    }
                    if (row.getInt("merged") > 0) {
                        excluded.merge(ExclusionReason.MERGED, row.getInt("merged"), Integer::sum);
                    }
                });
        return new AudienceCount(found[0], found[1], excluded);
    }

    /** By person, so that the cards of one stand together. */
    List<Hit> hits(long incidentId, MessageChannel channel, Audience audience) {
        AudienceSql rule = AudienceSql.of(audience, incidentId);
        return jdbc.sql("select c.id as card_id, f.id as case_id, s.id as person_id, " + reason(channel)
                        + " as excluded" + FROM + rule.sql() + " order by s.id, c.id")
                .params(params(incidentId, rule))
                .query((row, n) -> new Hit(
                        row.getLong("card_id"),
                        row.getLong("case_id"),
                        row.getLong("person_id"),
                        row.getString("excluded")))
                .list();
    }

    private static String reason(MessageChannel channel) {
        return "case when " + AudienceSql.marked(channel, "OPTED_OUT") + " then 'OPTED_OUT' when " + AudienceSql.CLOSED
                + " then 'CLOSED' when not "
                + (channel == MessageChannel.EMAIL ? AudienceSql.HAS_EMAIL : AudienceSql.HAS_MOBILE)
                + " then 'NO_ADDRESS' when " + AudienceSql.marked(channel, "BOUNCED") + " then 'BOUNCED' end";
    }

    private static List<Object> params(long incidentId, AudienceSql rule) {
        List<Object> params = new ArrayList<>(List.of(incidentId));
        params.addAll(rule.params());
        return params;
    }
}
