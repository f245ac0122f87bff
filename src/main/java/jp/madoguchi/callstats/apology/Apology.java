package jp.madoguchi.callstats.apology;

import java.time.Instant;
import java.util.List;
import jp.madoguchi.casefile.CaseFile;
import jp.madoguchi.inquiry.CallReason;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who met a busy line and never got through (お詫びの電話).
 *
 * @param phone as the telephone system wrote it; masked for who doesn't talk with callers
 * @param busyCalls how often they met a busy line since they were last answered or called
 * @param dueAt until when they are to be called
 * @param person who has taken it; absent: whoever has time
 * @param tries attempts to call, the first first
 * @param persons those who are known under this number; masked for who doesn't talk with callers
 * @param answeredAt when they came through by themselves
 * @param inquiryId the inquiry that was logged when they were reached
 * @param note of the last attempt
 */
public record Apology(
        long id,
        String phone,
        int busyCalls,
        Instant firstAt,
        Instant lastAt,
        Instant dueAt,
        @Nullable String person,
        ApologyState state,
        List<ApologyTry> tries,
        List<CaseFile> persons,
        @Nullable Instant answeredAt,
        @Nullable Long inquiryId,
        @Nullable String closedBy,
        @Nullable Instant closedAt,
        @Nullable String note) {
    public Apology {
        tries = List.copyOf(tries);
        persons = List.copyOf(persons);
    }

    public boolean isOverdue(Instant now) {
        return state == ApologyState.OPEN && now.isAfter(dueAt);
    }

    Apology with(List<ApologyTry> attempts) {
        return with(phone, attempts, persons);
    }

    Apology with(String number, List<CaseFile> known) {
        return with(number, tries, known);
    }

    private Apology with(String number, List<ApologyTry> attempts, List<CaseFile> known) {
        return new Apology(
                id,
                number,
                busyCalls,
                firstAt,
                lastAt,
                dueAt,
                person,
                state,
                attempts,
                known,
                answeredAt,
                inquiryId,
                closedBy,
                closedAt,
                note);
    }

    /** Why the desk calls them. */
    public CallReason reason() {
        return new CallReason(CallReason.Kind.APOLOGY, id);
    }
}
