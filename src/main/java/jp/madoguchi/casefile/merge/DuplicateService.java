package jp.madoguchi.casefile.merge;

import jakarta.annotation.security.RolesAllowed;
import java.text.Normalizer;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import jp.madoguchi.audit.AuditEntry;
import jp.madoguchi.audit.AuditObject;
import jp.madoguchi.audit.Looks;
import jp.madoguchi.casefile.CaseFile;
import jp.madoguchi.casefile.CaseFileService;
import jp.madoguchi.casefile.InquiriesOfCases;
import jp.madoguchi.casefile.merge.CaseRows.CaseRow;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.platform.text.JapaneseFolding;
import jp.madoguchi.platform.text.PhoneDigits;
import jp.madoguchi.privacy.CardNumberGuard;
import jp.madoguchi.security.CurrentUser;
import jp.madoguchi.security.Role;
import jp.madoguchi.security.Roles;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Finds cases that may be one person. Who doesn't talk with persons sees names and addresses masked.
 */
@Service
public class DuplicateService {
    /** More on one page isn't read. */
    public static final int MOST_ON_A_PAGE = 50;

    /** What more cases than these have in common suggests nothing. */
    public static final int MOST_SHARED = DuplicateQueries.MOST_SHARED;

    private final DuplicateQueries queries;
    private final CaseRows rows;
    private final CaseFileService cases;
    private final ObjectProvider<InquiriesOfCases> inquiries;
    private final CardNumberGuard guard;
    private final CurrentUser currentUser;
    private final Looks looks;

    DuplicateService(
            DuplicateQueries queries,
            CaseRows rows,
            CaseFileService cases,
            ObjectProvider<InquiriesOfCases> inquiries,
            CardNumberGuard guard,
            CurrentUser currentUser,
            Looks looks) {
        this.looks = looks;
        this.queries = queries;
        this.rows = rows;
        this.cases = cases;
        this.inquiries = inquiries;
        this.guard = guard;
        this.currentUser = currentUser;
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
        rows.refuseMerged(field, row);
        return row;
    }

    private static RejectedException unknown() {
        return new RejectedException(MessageText.of("casefile.merge.rule.unknownCase"));
    }
}
