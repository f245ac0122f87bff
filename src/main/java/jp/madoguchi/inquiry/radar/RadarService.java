package jp.madoguchi.inquiry.radar;

import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import jp.madoguchi.audit.Looks;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.incident.Milestone;
import jp.madoguchi.inquiry.SealedInquiryColumns;
import jp.madoguchi.platform.time.Tokyo;
import jp.madoguchi.security.CurrentUser;
import jp.madoguchi.security.PortalUser;
import jp.madoguchi.security.Role;
import jp.madoguchi.security.Roles;
import jp.madoguchi.security.limit.Limit;
import jp.madoguchi.security.limit.Limited;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Compares the notes of some days with those of as many days before: which words occur in a larger share of them than chance would
 * explain. A wave of messages brings new questions, and they show in the notes before anybody has made a topic of them.
 */
@Service
@Transactional(readOnly = true)
@RolesAllowed({Roles.SUPERVISOR, Roles.OFFICIAL, Roles.AUDITOR})
public class RadarService {
    /** So many notes of each side are read at most, spread evenly; more would say the same, later. */
    static final int MOST_NOTES = 10_000;
    /** What fewer than so many callers say is a coincidence. */
    static final int FEWEST = 3;
    /** More aren't read. */
    static final int MOST_WORDS = 15;

    static final int EXAMPLES = 3;
    /** A word that occurs nearly always together with a longer one says nothing more. */
    private static final double NEARLY_ALWAYS = 0.8;

    private final JdbcClient jdbc;
    private final SealedInquiryColumns sealed;
    private final CurrentUser currentUser;
    private final Looks looks;
    private final Clock clock;

    RadarService(JdbcClient jdbc, SealedInquiryColumns sealed, CurrentUser currentUser, Looks looks, Clock clock) {
        this.sealed = sealed;
        this.jdbc = jdbc;
        this.currentUser = currentUser;
        this.looks = looks;
        this.clock = clock;
    }

    /** The first day of the last wave that has begun; seven days ago where there was none. */
    public LocalDate sinceLastWave(Incident incident) {
        LocalDate today = Tokyo.today(clock);
        return incident.milestones().stream()
                .filter(RadarService::isWave)
                .map(Milestone::startsOn)
                .filter(day -> !day.isAfter(today))
                .max(Comparator.naturalOrder())
                .orElse(today.minusDays(6));
    }

    private static boolean isWave(Milestone milestone) {
        return milestone.channel() != Milestone.Channel.PRESS && milestone.channel() != Milestone.Channel.NONE;
    }

    /**
     * Compares the days from this one until today with as many days before. The words are for all who come here; the notes that they
     * stand in for those alone who may read the list of inquiries.
     */
    @Limited(Limit.LIST_PER_USER)
    public Radar since(long incidentId, LocalDate from) {
        LocalDate today = Tokyo.today(clock);
        LocalDate end = today.plusDays(1);
        LocalDate before = from.minusDays(Math.max(1, ChronoUnit.DAYS.between(from, end)));
        long notesNow = count(incidentId, from, end);
        long notesBefore = count(incidentId, before, from);
        List<Note> now = notes(incidentId, from, end, notesNow);
        List<Note> earlier = notes(incidentId, before, from, notesBefore);
        List<Rising> rising = earlier.isEmpty() ? List.of() : forReader(incidentId, rising(now, earlier));
        return new Radar(from, today, before, notesNow, notesBefore, now.size(), earlier.size(), rising);
    }

    private List<Rising> forReader(long incidentId, List<Rising> rising) {
        PortalUser user = currentUser.require();
        if (!user.has(Role.SUPERVISOR) && !user.has(Role.AUDITOR)) {
            return rising.stream().map(Rising::withoutExamples).toList();
        }
        looks.list(
                "audit.look.radar",
                incidentId,
                rising.stream()
                        .flatMap(one -> one.examples().stream())
                        .map(Rising.Example::inquiryId)
                        .distinct()
                        .toList());
        return rising;
    }

    private long count(long incidentId, LocalDate from, LocalDate end) {
        return jdbc.sql("""
                        select coalesce(sum(inquiries), 0) from inquiry_count
                        where incident_id = ? and received_on >= ? and received_on < ?""").params(incidentId, from, end).query(Long.class).single();
    }

    /** The latest first. Where there are too many, the last bits of the ids choose, which have nothing to do with what was asked. */
    private List<Note> notes(long incidentId, LocalDate from, LocalDate end, long there) {
        long each = Math.max(1, (there + MOST_NOTES - 1) / MOST_NOTES);
        return jdbc.sql("""
                        select id, sealed_summary from inquiry
                        where incident_id = ? and started_at >= ? and started_at < ? and mod(id, ?) = 0
                        order by started_at desc, id desc limit ?""")
                .params(Arrays.asList(
                        incidentId,
                        Tokyo.toColumn(from.atStartOfDay(Tokyo.ZONE).toInstant()),
                        Tokyo.toColumn(end.atStartOfDay(Tokyo.ZONE).toInstant()),
                        each,
                        MOST_NOTES))
                .query((row, n) -> new Note(row.getLong("id"), sealed.summary(row.getLong("id"), row)))
                .list();
    }

    private static List<Rising> rising(List<Note> now, List<Note> before) {
        try (NoteWords words = new NoteWords()) {
            Map<String, List<Note>> occurs = new HashMap<>();
            now.forEach(note -> words.of(note.summary())
                    .forEach(word ->
                            occurs.computeIfAbsent(word, w -> new ArrayList<>()).add(note)));
            Map<String, Integer> occurred = new HashMap<>();
            before.forEach(note -> words.of(note.summary()).forEach(word -> occurred.merge(word, 1, Integer::sum)));
            List<Rising> candidates = new ArrayList<>();
            occurs.forEach((word, notes) -> {
                int earlier = occurred.getOrDefault(word, 0);
                boolean more = (double) notes.size() * before.size() > (double) earlier * now.size();
                double surprise = LogLikelihood.of(notes.size(), now.size(), earlier, before.size());
                if (more && notes.size() >= FEWEST && surprise >= LogLikelihood.ONE_IN_A_THOUSAND) {
                    candidates.add(new Rising(word, notes.size(), earlier, surprise, examples(notes)));
                }
            });
            candidates.sort(Comparator.comparingDouble(Rising::surprise)
                    .thenComparing(one -> one.word().length())
                    .reversed()
                    .thenComparing(Rising::word));
            return withoutParts(candidates, occurs);
        }
    }

    /** Leaves out what is nearly always said within the same notes as a word that is shown already. */
    private static List<Rising> withoutParts(List<Rising> candidates, Map<String, List<Note>> occurs) {
        List<Rising> kept = new ArrayList<>();
        List<Set<Note>> covered = new ArrayList<>();
        for (Rising one : candidates) {
            List<Note> notes = Objects.requireNonNull(occurs.get(one.word()));
            boolean isPart = covered.stream()
                    .anyMatch(others -> notes.stream().filter(others::contains).count() >= NEARLY_ALWAYS * notes.size()
                            && notes.size() >= NEARLY_ALWAYS * others.size());
            if (!isPart && kept.size() < MOST_WORDS) {
                kept.add(one);
                covered.add(new HashSet<>(notes));
            }
        }
        return kept;
    }

    /** Different ones, since what a template says is no example. */
    private static List<Rising.Example> examples(List<Note> notes) {
        Map<String, Rising.Example> different = new LinkedHashMap<>();
        for (Note note : notes) {
            different.putIfAbsent(note.summary(), new Rising.Example(note.id(), note.summary()));
            if (different.size() == EXAMPLES) {
                break;
            }
        }
        return List.copyOf(different.values());
    }

    private record Note(long id, String summary) {}
}
