package jp.madoguchi.regulator;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.regulator.RegulatorChange.Field;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What an entry of the register has to be like. */
@Component
class ActionRules {
    static final int LINE = 200;
    static final int ARTICLE = 100;
    static final int LATER_NUMBER = 300;
    static final int SUBJECT = 1_000;
    static final int TEXT = 2_000;
    static final int REASON = 500;
    static final int MOST_ITEMS = 50;
    /** A day further away is a slip of the keyboard. */
    private static final int MOST_YEARS = 20;

    private final RegulatorTexts texts;

    ActionRules(RegulatorTexts texts) {
        this.texts = texts;
    }

    /**
     * @return as it is kept, without an id; new measures have the id 0
     * @throws RejectedException whose field is the record component, with the place behind it for one of several: {@code measures.2}
     */
    RegulatorAction checked(ActionTerms terms, LocalDate today) {
        ActionKind kind = terms.kind();
        if (kind == null) {
            throw new RejectedException("kind", missing(Field.KIND));
        }
        LocalDate issuedOn = terms.issuedOn();
        if (issuedOn == null) {
            throw new RejectedException("issuedOn", missing(Field.ISSUED_ON));
        }
        if (issuedOn.isAfter(today)) {
            throw new RejectedException("issuedOn", MessageText.of("regulator.rule.future", today.toString()));
        }
        if (issuedOn.isBefore(today.minusYears(MOST_YEARS))) {
            throw new RejectedException("issuedOn", MessageText.of("regulator.rule.tooFar", MOST_YEARS));
        }
        return new RegulatorAction(
                0,
                kind,
                texts.required("authority", Field.AUTHORITY.textKey(), terms.authority(), LINE),
                issuedOn,
                texts.required("addressee", Field.ADDRESSEE.textKey(), terms.addressee(), LINE),
                basis(terms, issuedOn),
                orEmpty(texts.optional("subject", Field.SUBJECT.textKey(), terms.subject(), SUBJECT)),
                measures(terms, issuedOn),
                reasons(terms),
                texts.optional("remark", Field.REMARK.textKey(), terms.remark(), TEXT));
    }

    private Statute basis(ActionTerms terms, LocalDate issuedOn) {
        String law = texts.required("law", Field.LAW.textKey(), terms.law(), LINE);
        String article = orEmpty(texts.optional("article", Field.ARTICLE.textKey(), terms.article(), ARTICLE));
        LocalDate asOf = Objects.requireNonNullElse(terms.asOf(), issuedOn);
        if (Math.abs(asOf.getYear() - issuedOn.getYear()) > MOST_YEARS) {
            throw new RejectedException("asOf", MessageText.of("regulator.rule.tooFar", MOST_YEARS));
        }
        String later =
                orEmpty(texts.optional("laterNumber", Field.LATER_NUMBER.textKey(), terms.laterNumber(), LATER_NUMBER));
        if (!later.isEmpty() && article.isEmpty()) {
            throw new RejectedException("article", MessageText.of("regulator.rule.laterWithoutArticle"));
        }
        return new Statute(law, article, asOf, later);
    }

    private List<RequiredMeasure> measures(ActionTerms terms, LocalDate issuedOn) {
        refuseMore("measures", terms.measures().size());
        List<RequiredMeasure> measures = new ArrayList<>();
        Set<Long> ids = new HashSet<>();
        for (MeasureTerms measure : terms.measures()) {
            int position = measures.size() + 1;
            Long id = measure.id();
            if (id != null && !ids.add(id)) {
                throw new RejectedException(MessageText.of("regulator.unknown"));
            }
            LocalDate dueOn = id == null ? measure.dueOn() : null;
            checkDue("dueOn." + position, issuedOn, dueOn);
            measures.add(new RequiredMeasure(
                    id == null ? 0 : id,
                    position,
                    texts.required("measures." + position, Field.MEASURE.textKey(), measure.text(), TEXT),
                    null,
                    MeasureState.OPEN,
                    dueOn));
        }
        return measures;
    }

    private List<String> reasons(ActionTerms terms) {
        refuseMore("reasons", terms.reasons().size());
        List<String> reasons = new ArrayList<>();
        for (String reason : terms.reasons()) {
            reasons.add(texts.required("reasons." + (reasons.size() + 1), Field.REASON.textKey(), reason, TEXT));
        }
        return reasons;
    }

    /** @throws RejectedException for a day before the action's, or too far after it */
    static void checkDue(String field, LocalDate issuedOn, @Nullable LocalDate dueOn) {
        if (dueOn != null && dueOn.isBefore(issuedOn)) {
            throw new RejectedException(field, MessageText.of("regulator.rule.dueBefore", issuedOn.toString()));
        }
        if (dueOn != null && dueOn.isAfter(issuedOn.plusYears(MOST_YEARS))) {
            throw new RejectedException(field, MessageText.of("regulator.rule.tooFar", MOST_YEARS));
        }
    }

    private static void refuseMore(String field, int count) {
        if (count > MOST_ITEMS) {
            throw new RejectedException(field, MessageText.of("regulator.rule.most", MOST_ITEMS));
        }
    }

    String reason(@Nullable String reason) {
        return texts.required("reason", "regulator.reasonOfChange", reason, REASON);
    }

    private static MessageText missing(Field field) {
        return MessageText.of("regulator.rule.missing", MessageText.of(field.textKey()));
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
