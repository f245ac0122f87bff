package jp.madoguchi.inquiry;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import jp.madoguchi.casefile.AffectedCard;
import jp.madoguchi.casefile.CaseFile;
import jp.madoguchi.casefile.CaseFileService;
import jp.madoguchi.incident.DetailKind;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.i18n.MessageText;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whom an inquiry is about exists, and the cards that are spoken of are theirs. */
@Component
class PersonRules {
    private final CaseFileService cases;

    PersonRules(CaseFileService cases) {
        this.cases = cases;
    }

    void check(@Nullable Long caseId, DetailKind kind, List<CardStatement> said) {
        Optional<CaseFile> person = caseId == null ? Optional.empty() : cases.known(caseId);
        if (caseId != null && person.isEmpty()) {
            throw new RejectedException("caseId", MessageText.of("inquiry.rule.unknownCase"));
        }
        Set<Long> cards = person.stream()
                .flatMap(found -> found.cards().stream())
                .map(AffectedCard::id)
                .collect(Collectors.toSet());
        if (kind == DetailKind.REISSUE && !said.stream().allMatch(card -> cards.contains(card.cardId()))) {
            throw new RejectedException("cards", MessageText.of("inquiry.rule.otherCard"));
        }
    }
}
