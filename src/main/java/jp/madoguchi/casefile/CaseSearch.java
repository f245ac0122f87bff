package jp.madoguchi.casefile;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import jp.madoguchi.casefile.PersonRows.Person;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The desk's search by any part of what a person is known by. One statement reads the bits of all persons through ({@link CaseBits})
 * and gives those who may be meant, the best first as far as bits can tell; they are decrypted in this order and compared, until
 * as many were found as were asked for.
 */
@Repository
class CaseSearch {
    /** Ids read at once; nearly always enough for a page. */
    private static final int FIRST = 500;

    private static final int FASTER = 16;
    private static final int FIRST_DECRYPTED = 25;
    private static final int MOST_DECRYPTED = 500;

    private final JdbcClient jdbc;
    private final PersonRows persons;
    private final CaseBits bits;
    private final boolean h2;

    CaseSearch(JdbcClient jdbc, PersonRows persons, CaseBits bits, DataSource dataSource) {
        this.jdbc = jdbc;
        this.persons = persons;
        this.bits = bits;
        this.h2 = Boolean.TRUE.equals(new JdbcTemplate(dataSource)
                .execute((java.sql.Connection connection) ->
                        connection.getMetaData().getDatabaseProductName().equals("H2")));
    }

    /** Where a person stands among the hits: by how well the words fit, then by id, which rises with the case numbers. */
    private record Standing(int rank, long id) implements Comparable<Standing> {
        @Override
        public int compareTo(Standing other) {
            return rank == other.rank ? Long.compare(id, other.id) : Integer.compare(rank, other.rank);
        }
    }

    private record Ranked(Standing standing, Person person) {}

    /**
     * The best first. Several may be one person's: it ends when as many persons as are wanted have been found, or there are no more.
     *
     * @param known cases that stand for persons whom the caller has found already; they count
     */
    List<Person> hits(long incidentId, SearchWords words, int wanted, Collection<Long> known) {
        Set<Long> shown = new HashSet<>(known);
        List<Person> hits = new ArrayList<>();
        PriorityQueue<Ranked> waiting = new PriorityQueue<>(Comparator.comparing(Ranked::standing));
        int done = 0;
        for (int rows = FIRST; ; rows *= FASTER) {
            List<Standing> candidates = candidates(incidentId, words, rows);
            for (int size = FIRST_DECRYPTED; done < candidates.size() && shown.size() < wanted; size *= 2) {
                List<Standing> next =
                        candidates.subList(done, Math.min(done + Math.min(size, MOST_DECRYPTED), candidates.size()));
                waiting.addAll(read(words, next));
                done += next.size();
                // bits never rank a person too low: who is still to come stands behind the last that was read
                take(waiting, next.getLast(), wanted, shown, hits);
            }
            if (shown.size() >= wanted) {
                return hits;
            }
            if (candidates.size() < rows) {
                take(waiting, new Standing(Integer.MAX_VALUE, Long.MAX_VALUE), wanted, shown, hits);
                return hits;
            }
        }
    }

    private static void take(
            PriorityQueue<Ranked> waiting, Standing upTo, int wanted, Set<Long> shown, List<Person> hits) {
        while (shown.size() < wanted
                && !waiting.isEmpty()
                && waiting.peek().standing().compareTo(upTo) <= 0) {
            Person person = waiting.remove().person();
            shown.add(person.shown());
            hits.add(person);
        }
    }

    private List<Ranked> read(SearchWords words, List<Standing> candidates) {
        Map<Long, Person> read =
                persons
                        .byIds(
                                "where id in (:ids)",
                                candidates.stream().map(Standing::id).toList())
                        .stream()
                        .collect(Collectors.toMap(Person::id, Function.identity()));
        List<Ranked> hits = new ArrayList<>();
        for (Standing candidate : candidates) {
            // since its bits were read, it may have been erased
            Person person = read.get(candidate.id());
            int rank = person == null
                    ? SearchWords.NO_HIT
                    : words.rank(SearchText.of(person.caseNumber(), person.fields()));
            if (rank != SearchWords.NO_HIT) {
                hits.add(new Ranked(new Standing(rank, candidate.id()), Objects.requireNonNull(person)));
            }
        }
        return hits;
    }

    private List<Standing> candidates(long incidentId, SearchWords words, int rows) {
        Condition where = new Condition();
        Condition rank = new Condition();
        for (SearchWords.Word word : words.words()) {
            where.sql.append(" and (");
            where.anyOf(word, "", "", bits::anywhere);
            where.sql.append(')');
            rank.sql.append(rank.sql.isEmpty() ? "case when " : " + case when ");
            rank.anyOf(word, "|", "|", bits::whole);
            rank.sql.append(" then 0 when ");
            rank.anyOf(word, "|", "", bits::beginning);
            rank.sql.append(" then 1 when ");
            rank.anyOf(word, "", "|", bits::end);
            rank.sql.append(" then 2 else 3 end");
        }
        List<Object> params = new ArrayList<>(rank.params);
        params.add(incidentId);
        params.addAll(where.params);
        return jdbc.sql("select case_id, " + rank.sql + " as standing from case_blind where incident_id = ?" + where.sql
                        + " order by standing, case_id limit " + rows)
                .params(params)
                .query((row, n) -> new Standing(row.getInt(2), row.getLong(1)))
                .list();
    }

    /** A condition on {@code case_blind}, with its parameters. */
    private final class Condition {
        private final StringBuilder sql = new StringBuilder();
        private final List<Object> params = new ArrayList<>();

        private void anyOf(SearchWords.Word word, String before, String behind, Function<String, CaseBits.Bits> of) {
            String or = "";
            for (String spelling : word.spellings()) {
                sql.append(or);
                has(of.apply(spelling));
                if (SearchWords.mayBeOfANumber(spelling)) {
                    sql.append(" or locate(?, case_number) > 0");
                    params.add(before + spelling + behind);
                }
                or = " or ";
            }
        }

        private void has(CaseBits.Bits wanted) {
            String and = "(";
            for (int i = 0; i < CaseBits.COLUMNS; i++) {
                if (wanted.column(i) != 0) {
                    sql.append(and).append((h2 ? "bitand(b%d, cast(? as bigint)) = ?" : "b%d & ? = ?").formatted(i));
                    params.add(wanted.column(i));
                    params.add(wanted.column(i));
                    and = " and ";
                }
            }
            sql.append(')');
        }
    }
}
