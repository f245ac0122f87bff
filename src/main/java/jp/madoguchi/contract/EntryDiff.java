package jp.madoguchi.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a change of an entry makes different, line by line. */
final class EntryDiff {
    private final List<ContractChange.Line> lines = new ArrayList<>();

    static List<ContractChange.Line> of(@Nullable ContractTerms was, ContractTerms now) {
        return new EntryDiff()
                .add(null, ContractChange.Field.NUMBER, was == null ? null : was.number(), now.number())
                .add(null, ContractChange.Field.TITLE, was == null ? null : was.title(), now.title())
                .add(null, ContractChange.Field.CLIENT, was == null ? null : was.client(), now.client())
                .add(null, ContractChange.Field.CONTRACTOR, was == null ? null : was.contractor(), now.contractor())
                .add(
                        null,
                        ContractChange.Field.CONTRACTOR_NAME,
                        was == null ? null : was.contractorName(),
                        now.contractorName())
                .add(null, ContractChange.Field.RELATED_PARTIES, was == null ? null : parties(was), parties(now))
                .add(null, ContractChange.Field.STARTS_ON, was == null ? null : was.startsOn(), now.startsOn())
                .add(null, ContractChange.Field.ENDS_ON, was == null ? null : was.endsOn(), now.endsOn())
                .lines;
    }

    static List<ContractChange.Line> of(@Nullable Amendment was, @Nullable AmendmentTerms now) {
        String subject = was == null ? Objects.requireNonNull(now).number() : was.number();
        return new EntryDiff()
                .add(
                        subject,
                        ContractChange.Field.NUMBER,
                        was == null ? null : was.number(),
                        now == null ? null : now.number())
                .add(
                        subject,
                        ContractChange.Field.AGREED_ON,
                        was == null ? null : was.agreedOn(),
                        now == null ? null : now.agreedOn())
                .add(
                        subject,
                        ContractChange.Field.IN_FORCE_FROM,
                        was == null ? null : was.inForceFrom(),
                        now == null ? null : now.inForceFrom())
                .add(
                        subject,
                        ContractChange.Field.CHANGES,
                        was == null ? null : was.changes(),
                        now == null ? null : now.changes())
                .add(
                        subject,
                        ContractChange.Field.CLAUSE,
                        was == null ? null : was.clause(),
                        now == null ? null : now.clause())
                .lines;
    }

    static List<ContractChange.Line> of(int number, @Nullable ObligationTerms was, @Nullable ObligationTerms now) {
        String subject = String.valueOf(number);
        return new EntryDiff()
                .add(
                        subject,
                        ContractChange.Field.KIND,
                        was == null ? null : was.kind(),
                        now == null ? null : now.kind())
                .add(
                        subject,
                        ContractChange.Field.TEXT,
                        was == null ? null : was.text(),
                        now == null ? null : now.text())
                .add(
                        subject,
                        ContractChange.Field.MEASURE,
                        was == null ? null : was.measure(),
                        now == null ? null : now.measure())
                .add(
                        subject,
                        ContractChange.Field.FROM,
                        was == null ? null : was.from(),
                        now == null ? null : now.from())
                .add(subject, ContractChange.Field.TO, was == null ? null : was.to(), now == null ? null : now.to())
                .add(
                        subject,
                        ContractChange.Field.RHYTHM,
                        was == null ? null : was.rhythm(),
                        now == null ? null : now.rhythm())
                .add(
                        subject,
                        ContractChange.Field.DUE_DAY,
                        was == null ? null : was.dueDay(),
                        now == null ? null : now.dueDay())
                .add(
                        subject,
                        ContractChange.Field.RESPONSIBLE,
                        was == null ? null : was.responsible(),
                        now == null ? null : now.responsible())
                .lines;
    }

    static List<ContractChange.Line> ofDocument(@Nullable String was, @Nullable String now) {
        return new EntryDiff().add(null, ContractChange.Field.DOCUMENT, was, now).lines;
    }

    private static @Nullable String parties(ContractTerms terms) {
        String all = terms.relatedParties().stream()
                .map(party -> party.name() + " (" + party.part() + ")")
                .collect(Collectors.joining("\n"));
        return all.isEmpty() ? null : all;
    }

    private EntryDiff add(
            @Nullable String subject, ContractChange.Field field, @Nullable Object was, @Nullable Object now) {
        if (!Objects.equals(was, now)) {
            lines.add(new ContractChange.Line(
                    subject, field, was == null ? null : was.toString(), now == null ? null : now.toString()));
        }
        return this;
    }
}
