package jp.madoguchi.casefile;

import jakarta.annotation.security.RolesAllowed;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.madoguchi.audit.AuditEntry;
import jp.madoguchi.audit.Looks;
import jp.madoguchi.audit.SearchTerm;
import jp.madoguchi.platform.text.PhoneDigits;
import jp.madoguchi.privacy.CardNumberGuard;
import jp.madoguchi.privacy.Reveal;
import jp.madoguchi.security.Roles;
import jp.madoguchi.security.limit.Limit;
import jp.madoguchi.security.limit.Limited;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Finds affected persons for those who talk with them, and counts them for those who don't. */
@Service
@Transactional(readOnly = true)
public class CaseFileService {
    /** A longer list helps nobody who is on the telephone. */
    public static final int MOST_HITS = 100;

    private final CaseFileQueries queries;
    private final CardNumberGuard guard;
    private final Looks looks;

    CaseFileService(CaseFileQueries queries, CardNumberGuard guard, Looks looks) {
        this.queries = queries;
        this.guard = guard;
        this.looks = looks;
    }

    /** The persons with this telephone number in any of their cases, however it is written; empty where it is withheld or unknown. */
    @RolesAllowed({Roles.OPERATOR, Roles.SUPERVISOR, Roles.AUDITOR})
    public List<CaseFile> byPhone(long incidentId, String phone) {
        String digits = PhoneDigits.of(phone);
        return digits == null ? List.of() : noted(incidentId, phone, queries.byPhones(incidentId, List.of(digits)));
    }

    /** The same for several numbers, by their digits, for a list that notes the look itself; a number of nobody is absent. */
    @RolesAllowed({Roles.OPERATOR, Roles.SUPERVISOR, Roles.AUDITOR})
    public Map<String, List<CaseFile>> byPhones(long incidentId, Collection<String> phones) {
        Set<String> digits = phones.stream()
                .flatMap(phone -> Stream.ofNullable(PhoneDigits.of(phone)))
                .collect(Collectors.toSet());
        Map<String, List<CaseFile>> persons = new HashMap<>();
        if (!digits.isEmpty()) {
            for (CaseFile person : queries.byPhones(incidentId, digits)) {
                person.phoneDigits().stream()
                        .filter(digits::contains)
                        .forEach(number -> persons.computeIfAbsent(number, any -> new ArrayList<>())
                                .add(person));
            }
        }
        return persons;
    }

    /**
     * The persons in whose case number, name, kana, e-mail or telephone number every word of the fragment occurs, or who
     * hold the card with exactly this reference; first where a field is the word, then where one begins or ends with it. Width,
     * kana, hyphens, long-vowel marks and forms of a kanji don't matter. What only a merged case says finds its survivor.
     * A card number finds nobody and isn't looked for; the field has said so in the browser.
     */
    @RolesAllowed({Roles.OPERATOR, Roles.SUPERVISOR, Roles.AUDITOR})
    @Limited(Limit.SEARCH_PER_USER)
    public List<CaseFile> search(long incidentId, String fragment, int limit) {
        return fragment.isBlank() || !guard.isClean(fragment)
                ? List.of()
                : noted(incidentId, fragment, queries.search(incidentId, fragment, Math.clamp(limit, 1, MOST_HITS)));
    }

    private List<CaseFile> noted(long incidentId, String words, List<CaseFile> found) {
        looks.look(AuditEntry.of("audit.look.search", "INCIDENT", incidentId, "-")
                .with(SearchTerm.details(words, found.size())));
        return found;
    }

    /** The case with this id or, where it was merged, the one that stands for it. */
    @RolesAllowed({Roles.OPERATOR, Roles.SUPERVISOR, Roles.AUDITOR})
    public Optional<CaseFile> byId(long id) {
        Optional<CaseFile> found = known(id);
        found.ifPresent(person -> looks.look(
                AuditEntry.of("audit.look.case", "CASE", person.id(), person.caseNumber()), List.of(person.id())));
        return found;
    }

    /** The same for a service that works with it and shows nobody anything of it. */
    @RolesAllowed({Roles.OPERATOR, Roles.SUPERVISOR, Roles.AUDITOR})
    public Optional<CaseFile> known(long id) {
        return queries.byIds(List.of(id)).stream().findFirst();
    }

    /** The same for several, for a list that notes the look itself; two that are one case by now are given once. */
    @RolesAllowed({Roles.OPERATOR, Roles.SUPERVISOR, Roles.AUDITOR})
    public List<CaseFile> byIds(Collection<Long> ids) {
        return ids.isEmpty() ? List.of() : queries.byIds(ids);
    }

    /** The same for those who don't talk with them. */
    @RolesAllowed({Roles.OFFICIAL, Roles.APPROVER, Roles.AUDITOR})
    public List<MaskedCase> masked(Collection<Long> ids) {
        return ids.isEmpty()
                ? List.of()
                : queries.byIds(ids).stream().map(CaseFileService::masked).toList();
    }

    private static MaskedCase masked(CaseFile person) {
        CaseFile masked = person.masked();
        return new MaskedCase(
                masked.ids(),
                masked.holderName(),
                masked.phone(),
                masked.cards().stream().map(AffectedCard::issuerCode).distinct().toList());
    }

    /** A person in full for an official, whose look has been logged. */
    @RolesAllowed(Roles.OFFICIAL)
    public Optional<CaseFile> revealed(long id, Reveal logged) {
        Objects.requireNonNull(logged);
        return queries.byIds(List.of(id)).stream().findFirst();
    }

    /** Numbers only: also for those who may see no personal data. */
    @RolesAllowed({Roles.OPERATOR, Roles.SUPERVISOR, Roles.OFFICIAL, Roles.APPROVER, Roles.AUDITOR, Roles.ADMIN})
    public CaseFileCounts counts(long incidentId) {
        return queries.counts(incidentId);
    }
}
