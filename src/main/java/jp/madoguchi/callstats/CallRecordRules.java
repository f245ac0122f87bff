package jp.madoguchi.callstats;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.platform.time.Tokyo;
import org.jspecify.annotations.Nullable;

/**
 * What a call record must be like, and what becomes of one whose call is known already. A record of the telephone system is
 * never overwritten: a ringing call gets its answer, a running one its end, anything else that differs is a contradiction for people
 * to look at.
 */
final class CallRecordRules {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

    sealed interface Decision {
        /** The call is not known yet. */
        record Add() implements Decision {}

        /** The known call goes on or ends: its end and its agent are taken over. */
        record Complete() implements Decision {}

        /** The same again, or an earlier stage of what is known. */
        record Unchanged() implements Decision {}

        record Refuse(MessageText why) implements Decision {}
    }

    private CallRecordRules() {}

    /** What is wrong with a record by itself. */
    static List<MessageText> problems(CallRecord call, Instant now) {
        List<MessageText> problems = new ArrayList<>();
        Instant answered = call.answeredAt();
        Instant ended = call.endedAt();
        if (call.day().isAfter(Tokyo.day(now))) {
            problems.add(MessageText.of("callstats.call.future", time(call.receivedAt())));
        }
        if (answered != null && answered.isBefore(call.receivedAt())) {
            problems.add(MessageText.of("callstats.call.answeredTooEarly", time(answered), time(call.receivedAt())));
        }
        if (ended != null && ended.isBefore(answered == null ? call.receivedAt() : answered)) {
            problems.add(MessageText.of("callstats.call.endedTooEarly", time(ended)));
        }
        return problems;
    }

    static Decision decide(@Nullable CallRecord known, CallRecord sent) {
        if (known == null) {
            return new Decision.Add();
        }
        MessageText contradiction = contradiction(known, sent);
        if (contradiction != null) {
            return new Decision.Refuse(contradiction);
        }
        boolean picksUp = known.answeredAt() == null && sent.answeredAt() != null;
        if (known.endedAt() != null || known.answeredAt() == null && !picksUp && sent.endedAt() == null) {
            return new Decision.Unchanged();
        }
        boolean goesOn = picksUp
                || sent.endedAt() != null
                || sent.agent() != null && !sent.agent().equals(known.agent());
        return goesOn ? new Decision.Complete() : new Decision.Unchanged();
    }

    /** The call as it is known after a completion. */
    static CallRecord completed(CallRecord known, CallRecord sent) {
        return new CallRecord(
                known.callId(),
                known.receivedAt(),
                known.answeredAt() == null ? sent.answeredAt() : known.answeredAt(),
                sent.endedAt(),
                known.trunk(),
                known.caller(),
                sent.agent() == null ? known.agent() : sent.agent());
    }

    private static @Nullable MessageText contradiction(CallRecord known, CallRecord sent) {
        if (!known.receivedAt().equals(sent.receivedAt())) {
            return MessageText.of(
                    "callstats.call.otherReceived", known.callId(), time(known.receivedAt()), time(sent.receivedAt()));
        }
        if (!Objects.equals(CallerDigits.of(known.caller()), CallerDigits.of(sent.caller()))) {
            return MessageText.of("callstats.call.otherCaller", known.callId());
        }
        if (!Objects.equals(known.trunk(), sent.trunk())) {
            return MessageText.of("callstats.call.otherTrunk", known.callId());
        }
        // a late message may still tell of the time before the answer
        boolean mayDiffer = isRinging(known) || isRinging(sent);
        if (!mayDiffer && !Objects.equals(known.answeredAt(), sent.answeredAt())) {
            return MessageText.of(
                    "callstats.call.otherAnswered",
                    known.callId(),
                    timeOrNone(known.answeredAt()),
                    timeOrNone(sent.answeredAt()));
        }
        boolean otherEnd = known.endedAt() != null
                && sent.endedAt() != null
                && !known.endedAt().equals(sent.endedAt());
        // a late message from before the end may still name the agent who had the call first
        boolean otherAgent =
                known.endedAt() != null && sent.endedAt() != null && !Objects.equals(known.agent(), sent.agent());
        if (otherEnd || otherAgent) {
            return MessageText.of("callstats.call.alreadyEnded", known.callId(), timeOrNone(known.endedAt()));
        }
        return null;
    }

    /** Nobody has picked up yet, and the caller hasn't hung up. */
    private static boolean isRinging(CallRecord call) {
        return call.answeredAt() == null && call.endedAt() == null;
    }

    private static Object timeOrNone(@Nullable Instant instant) {
        return instant == null ? MessageText.of("callstats.call.none") : time(instant);
    }

    private static String time(Instant instant) {
        return TIME.format(Tokyo.local(instant));
    }
}
