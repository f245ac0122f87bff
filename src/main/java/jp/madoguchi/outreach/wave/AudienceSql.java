package jp.madoguchi.outreach.wave;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import jp.madoguchi.outreach.MessageChannel;
import jp.madoguchi.outreach.wave.Audience.GiftStanding;
import jp.madoguchi.outreach.wave.Audience.WaveOutcome;

/**
 * A rule as a condition of SQL, with its parameters. It is asked of a card {@code c}, the case {@code s} that stands for its person, and
 * the card's gift {@code g}; see {@link AudienceQueries}.
 */
final class AudienceSql {
    static final String HAS_EMAIL = any("has_email");
    static final String HAS_MOBILE = any("has_mobile");
    /** Whether one of the person's cases is closed. */
    static final String CLOSED =
            "s.id in (select coalesce(x.merged_into, x.id) from case_closing t join case_file x on x.id = t.case_id)";

    private static final String EVERY = "1 = 1";

    private final StringBuilder sql = new StringBuilder();
    private final List<Object> params = new ArrayList<>();

    private AudienceSql() {}

    /** Of the case that stands for the person, or of one that was merged into it. */
    private static String any(String column) {
        return "(s." + column + " = true or exists (select 1 from case_file m where m.merged_into = s.id and m."
                + column + " = true))";
    }

    /** Whether one of the person's cases has this mark. Asks for nothing of the row, so that each database reads the marks once. */
    static String marked(MessageChannel channel, String mark) {
        return "s.id in (select coalesce(x.merged_into, x.id) from contact_mark t join case_file x on x.id = t.case_id"
                + " where t.channel = '" + channel.name() + "' and t.mark = '" + mark + "')";
    }

    static AudienceSql of(Audience audience, long incidentId) {
        AudienceSql made = new AudienceSql();
        made.add(audience, incidentId);
        return made;
    }

    String sql() {
        return sql.toString();
    }

    List<Object> params() {
        return List.copyOf(params);
    }

    private void add(Audience audience, long incidentId) {
        switch (audience) {
            case Audience.AllOf all -> join(all.of(), " and ", incidentId);
            case Audience.AnyOf any -> join(any.of(), " or ", incidentId);
            case Audience.Not not -> {
                sql.append("not (");
                add(not.of(), incidentId);
                sql.append(')');
            }
            case Audience.IssuedBy issued -> {
                List<String> codes = issued.issuers().stream().sorted().toList();
                sql.append("c.issuer_id in (select i.id from issuer i where i.incident_id = ? and i.code in (")
                        .append(marks(codes.size()))
                        .append("))");
                params.add(incidentId);
                params.addAll(codes);
            }
            case Audience.HasEmail any -> sql.append(HAS_EMAIL);
            case Audience.EmailBounced any -> sql.append(marked(MessageChannel.EMAIL, "BOUNCED"));
            case Audience.HasMobile any -> sql.append(HAS_MOBILE);
            case Audience.GiftIs gift ->
                sql.append('(')
                        .append(gift.standings().stream()
                                .sorted()
                                .map(AudienceSql::standing)
                                .collect(Collectors.joining(" or ")))
                        .append(')');
            case Audience.InWave in -> {
                sql.append(
                        "exists (select 1 from wave w join delivery_card dc on dc.wave_id = w.id and dc.card_id = c.id"
                                + " join delivery d on d.id = dc.delivery_id where w.incident_id = ? and w.number = ?"
                                + outcome(in.outcome()) + ")");
                params.add(incidentId);
                params.add(in.number() == null ? 0 : in.number());
            }
            case Audience.Purchased purchased -> {
                // a day that is not known is in no span, and so outside of each
                sql.append("(c.purchased_on is not null");
                if (purchased.from() != null) {
                    sql.append(" and c.purchased_on >= ?");
                    params.add(purchased.from());
                }
                if (purchased.to() != null) {
                    sql.append(" and c.purchased_on <= ?");
                    params.add(purchased.to());
                }
                sql.append(')');
            }
        }
    }

    private void join(List<Audience> of, String word, long incidentId) {
        if (of.isEmpty()) {
            sql.append(EVERY);
            return;
        }
        sql.append('(');
        for (int i = 0; i < of.size(); i++) {
            sql.append(i == 0 ? "" : word);
            add(of.get(i), incidentId);
        }
        sql.append(')');
    }

    private static String standing(GiftStanding standing) {
        return switch (standing) {
            case NONE -> "g.id is null";
            case NOT_RECEIVED -> "coalesce(g.state, '') in ('ALLOCATED', 'SENT')";
            case RECEIVED -> "coalesce(g.state, '') = 'RECEIVED'";
            case EXPIRED -> "coalesce(g.state, '') = 'EXPIRED'";
        };
    }

    private static String outcome(WaveOutcome outcome) {
        return switch (outcome) {
            case ANY -> "";
            case HANDED_OVER -> " and d.state in ('SENT', 'DELIVERED')";
            case BOUNCED -> " and d.state = 'BOUNCED'";
            case NOT_SENT -> " and d.state in ('FAILED', 'UNCERTAIN', 'STOPPED')";
        };
    }

    private static String marks(int count) {
        return String.join(", ", java.util.Collections.nCopies(count, "?"));
    }
}
