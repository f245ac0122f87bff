package jp.madoguchi.casefile.merge;

import jakarta.annotation.security.RolesAllowed;
import java.text.Normalizer;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import jp.madoguchi.audit.AuditEntry;
import jp.madoguchi.audit.AuditObject;
import jp.madoguchi.audit.AuditTrail;
import jp.madoguchi.audit.Looks;
import jp.madoguchi.casefile.CaseFile;
import jp.madoguchi.casefile.CaseFileService;
import jp.madoguchi.casefile.InquiriesOfCases;
import jp.madoguchi.casefile.merge.CaseRows.CaseRow;
import jp.madoguchi.casefile.merge.CaseRows.Merged;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.platform.id.Ids;
import jp.madoguchi.platform.text.JapaneseFolding;
import jp.madoguchi.platform.text.PhoneDigits;
import jp.madoguchi.platform.time.Tokyo;
import jp.madoguchi.privacy.CardNumberGuard;
import jp.madoguchi.security.CurrentUser;
import jp.madoguchi.security.Role;
import jp.madoguchi.security.Roles;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Finds cases that may be one person and remembers which of them are not. Who doesn't talk with persons sees names and
 * addresses masked.
 */
@Service
public class DuplicateService {
    /** More on one page isn't read. */
    public static final int MOST_ON_A_PAGE = 50;

    /** What more cases than these have in common suggests nothing. */
    public static final int MOST_SHARED = DuplicateQueries.MOST_SHARED;

    private final AuditTrail trail;
    private final DuplicateQueries queries;
    private final CaseRows rows;
    private final CaseFileService cases;
    private final ObjectProvider<InquiriesOfCases> inquiries;
    private final JdbcClient jdbc;
    private final CardNumberGuard guard;
    private final CurrentUser currentUser;
    private final ApplicationEventPublisher events;
    private final Looks looks;
    private final Clock clock;

    DuplicateService(
            DuplicateQueries queries,
            CaseRows rows,
            CaseFileService cases,
            ObjectProvider<InquiriesOfCases> inquiries,
            JdbcClient jdbc,
            CardNumberGuard guard,
            CurrentUser currentUser,
            ApplicationEventPublisher events,
            AuditTrail trail,
            Looks looks,
            Clock clock) {
        this.trail = trail;
        this.looks = looks;
        this.queries = queries;
        this.rows = rows;
        this.cases = cases;
        this.inquiries = inquiries;
        this.jdbc = jdbc;
        this.guard = guard;
        this.currentUser = currentUser;
        this.events = events;
        this.clock = clock;
    }

    /** Pairs that may be one person, the strongest first; what was merged or found to be two persons is not among them. */
    @RolesAllowed({Roles.SUPERVISOR, Roles.AUDITOR})
    @Transactional(readOnly = true)
    public CasePairs suggestions(long incidentId, int offset, int limit) {
        DuplicateQueries.Page page = queries.page(incidentId, offset, Math.clamp(limit, 1, MOST_ON_A_PAGE));
        return new CasePairs(pairs(page.found()), page.total());
    }

    /**
     * Two cases that the user names, to be merged or not.
     *
     * @throws RejectedException where a number is missing or nobody's, both are the same, or one of the cases is merged already
     */
    @RolesAllowed(Roles.SUPERVISOR)
    @Transactional(readOnly = true)
    public CasePair compare(long incidentId, String firstNumber, String secondNumber) {
        CaseRow first = require(incidentId, "first", firstNumber);
        CaseRow second = require(incidentId, "second", secondNumber);
        if (first.id() == second.id()) {
            throw new RejectedException("second", MessageText.of("casefile.merge.rule.itself"));
        }
        return pairs(List.of(new DuplicateQueries.Found(first.id(), second.id(), List.of()))).stream()
                .findFirst()
                .orElseThrow(DuplicateService::unknown);
    }

    /**
     * Remembers that two cases are two persons: they are not suggested again.
     *
     * @throws RejectedException where both are the same case, of different incidents, one of them is merged, or somebody else was
     *     quicker
     */
    @RolesAllowed(Roles.SUPERVISOR)
    @Transactional(isolation = Isolation.READ_COMMITTED)
    public void notSame(long oneId, long otherId) {
        if (oneId == otherId) {
            throw new RejectedException(MessageText.of("casefile.merge.rule.itself"));
        }
        Map<Long, CaseRow> locked = rows.lock(List.of(oneId, otherId));
        CaseRow one = Optional.ofNullable(locked.get(oneId)).orElseThrow(DuplicateService::unknown);
        CaseRow other = Optional.ofNullable(locked.get(otherId)).orElseThrow(DuplicateService::unknown);
        if (one.incidentId() != other.incidentId()) {
            throw new RejectedException(MessageText.of("casefile.merge.rule.otherIncident"));
        }
        Stream.of(one, other)
                .filter(row -> row.mergedInto() != null)
                .findFirst()
                .ifPresent(row -> {
                    throw merged(null, row);
                });
        holding(oneId, otherId).ifPresent(by -> {
            throw new RejectedException(MessageText.of("casefile.merge.rule.notSameAlready", by));
        });
        jdbc.sql("""
                        insert into case_not_same (id, incident_id, case_a, case_b, said_at, said_by)
                        values (?, ?, ?, ?, ?, ?)""")
                .params(
                        Ids.next(),
                        one.incidentId(),
                        Math.min(oneId, otherId),
                        Math.max(oneId, otherId),
                        now(),
                        currentUser.require().name())
                .update();
        events.publishEvent(new DuplicatesChanged(one.incidentId()));
        trail.record(AuditEntry.of("casefile.audit.notSame", "CASE", oneId, one.caseNumber())
                .with(Map.of("casefile.audit.other", other.caseNumber())));
    }

    /** Who has said so already. */
    private Optional<String> holding(long oneId, long otherId) {
        return jdbc.sql("select said_by from case_not_same where case_a = ? and case_b = ? and withdrawn_at is null")
                .params(Math.min(oneId, otherId), Math.max(oneId, otherId))
                .query(String.class)
                .optional();
    }

    /**
     * Lets the two be suggested again.
     *
     * @throws RejectedException where somebody else has done so already
     */
    @RolesAllowed(Roles.SUPERVISOR)
    @Transactional
    public void withdraw(long notSameId) {
        int changed = jdbc.sql("""
                        update case_not_same set withdrawn_at = ?, withdrawn_by = ?
                        where id = ? and withdrawn_at is null""")
                .params(now(), currentUser.require().name(), notSameId)
                .update();
        if (changed == 0) {
            throw new RejectedException(MessageText.of("casefile.merge.rule.withdrawn"));
        }
        long incidentId = jdbc.sql("select incident_id from case_not_same where id = ?")
                .param(notSameId)
                .query(Long.class)
                .single();
        events.publishEvent(new DuplicatesChanged(incidentId));
        trail.record(AuditEntry.of("casefile.audit.notSameWithdrawn", "CASE_NOT_SAME", notSameId, "-"));
    }

    /** The pairs that were found to be two persons, the last one first. */
    @RolesAllowed({Roles.SUPERVISOR, Roles.AUDITOR})
    @Transactional(readOnly = true)
    public List<NotSame> notSames(long incidentId, int offset, int limit) {
        return jdbc.sql("""
                        select n.id, a.case_number as first_number, b.case_number as second_number, n.said_at, n.said_by
                        from case_not_same n join case_file a on a.id = n.case_a join case_file b on b.id = n.case_b
                        where n.incident_id = ? and n.withdrawn_at is null
                        order by n.said_at desc, n.id desc limit ? offset ?""")
                .params(incidentId, limit, offset)
                .query((row, n) -> new NotSame(
                        row.getLong("id"),
                        row.getString("first_number"),
                        row.getString("second_number"),
                        CaseRows.instant(row.getObject("said_at", LocalDateTime.class)),
                        row.getString("said_by")))
                .list();
    }

    @RolesAllowed({Roles.SUPERVISOR, Roles.AUDITOR})
    @Transactional(readOnly = true)
    public int countNotSame(long incidentId) {
        return jdbc.sql("select count(*) from case_not_same where incident_id = ? and withdrawn_at is null")
                .param(incidentId)
                .query(Integer.class)
                .single();
    }

    private List<CasePair> pairs(List<DuplicateQueries.Found> found) {
        List<Long> ids = found.stream()
                .flatMap(pair -> Stream.of(pair.firstId(), pair.secondId()))
                .distinct()
                .toList();
        if (!ids.isEmpty()) {
            looks.look(
                    AuditEntry.of("audit.look.duplicates", AuditObject.called("-"))
                            .with(Map.of("audit.count", String.valueOf(ids.size()))),
                    ids);
        }
        Map<Long, CaseFile> persons = new HashMap<>();
        cases.byIds(ids).forEach(person -> persons.put(person.id(), person));
        List<Long> all = persons.values().stream()
                .flatMap(person -> person.ids().stream())
                .toList();
        Map<Long, Integer> asked = new HashMap<>();
        if (!all.isEmpty()) {
            inquiries.forEach(source -> source.count(all).forEach((id, count) -> asked.merge(id, count, Integer::sum)));
        }
        return found.stream()
                .flatMap(pair -> Stream.ofNullable(
                        pair(persons.get(pair.firstId()), persons.get(pair.secondId()), pair.reasons(), asked)))
                .toList();
    }

    /** None where somebody has just merged one of the two. */
    private @Nullable CasePair pair(
            @Nullable CaseFile one, @Nullable CaseFile other, List<DuplicateReason> reasons, Map<Long, Integer> asked) {
        if (one == null || other == null) {
            return null;
        }
        List<CasePair.Side> sides = Stream.of(one, other)
                .sorted(Comparator.comparing(
                                (CaseFile person) -> person.caseNumber().length())
                        .thenComparing(CaseFile::caseNumber))
                .map(person -> new CasePair.Side(
                        forReader(person),
                        person.ids().stream()
                                .mapToInt(id -> asked.getOrDefault(id, 0))
                                .sum()))
                .toList();
        return new CasePair(sides.getFirst(), sides.getLast(), reasons, differing(one, other));
    }

    private static Set<CasePair.Field> differing(CaseFile one, CaseFile other) {
        Set<CasePair.Field> differing = EnumSet.noneOf(CasePair.Field.class);
        if (!JapaneseFolding.name(one.holderName()).equals(JapaneseFolding.name(other.holderName()))) {
            differing.add(CasePair.Field.NAME);
        }
        if (!JapaneseFolding.name(one.holderKana()).equals(JapaneseFolding.name(other.holderKana()))) {
            differing.add(CasePair.Field.KANA);
        }
        String phone = PhoneDigits.of(one.phone());
        String otherPhone = PhoneDigits.of(other.phone());
        if (phone != null && otherPhone != null && !phone.equals(otherPhone)) {
            differing.add(CasePair.Field.PHONE);
        }
        String email = one.email();
        String otherEmail = other.email();
        if (email != null
                && otherEmail != null
                && !JapaneseFolding.text(email).equals(JapaneseFolding.text(otherEmail))) {
            differing.add(CasePair.Field.EMAIL);
        }
        return differing;
    }

    private CaseFile forReader(CaseFile person) {
        return currentUser.require().has(Role.SUPERVISOR) ? person : person.masked();
    }

    private CaseRow require(long incidentId, String field, String number) {
        String plain =
                Normalizer.normalize(number, Normalizer.Form.NFKC).strip().toUpperCase(Locale.ROOT);
        if (plain.isEmpty()) {
            throw new RejectedException(field, MessageText.of("casefile.merge.rule.noNumber"));
        }
        if (!guard.isClean(number)) {
            throw new RejectedException(field, MessageText.of("casefile.merge.rule.cardNumber"));
        }
        CaseRow row = rows.byNumber(incidentId, plain)
                .orElseThrow(() -> new RejectedException(field, MessageText.of("casefile.merge.rule.unknownNumber")));
        if (row.mergedInto() != null) {
            throw merged(field, row);
        }
        return row;
    }

    private RejectedException merged(@Nullable String field, CaseRow row) {
        Merged by = rows.holdingMergeOf(row.id()).orElseThrow();
        return new RejectedException(
                field, MessageText.of("casefile.merge.rule.merged", row.caseNumber(), by.survivorNumber(), by.by()));
    }

    private static RejectedException unknown() {
        return new RejectedException(MessageText.of("casefile.merge.rule.unknownCase"));
    }

    private LocalDateTime now() {
        return Objects.requireNonNull(Tokyo.toColumn(clock.instant().truncatedTo(ChronoUnit.SECONDS)));
    }
}
