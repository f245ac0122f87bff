package jp.madoguchi.callstats;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import jp.madoguchi.callstats.CallRecordRules.Decision;
import jp.madoguchi.platform.i18n.MessageText;
import org.junit.jupiter.api.Test;

class CallRecordRulesTest {
    private static final Instant NOW = Instant.parse("2022-08-04T03:00:00Z");
    private static final Instant RECEIVED = Instant.parse("2022-08-03T01:00:00Z");
    private static final Instant ANSWERED = RECEIVED.plusSeconds(7);
    private static final Instant ENDED = RECEIVED.plusSeconds(200);

    private static CallRecord call(Instant received, Instant answered, Instant ended, String caller, String agent) {
        return new CallRecord("C1", received, answered, ended, "0120", caller, agent);
    }

    private static CallRecord running() {
        return call(RECEIVED, ANSWERED, null, "090-0415-5955", "op05");
    }

    private static CallRecord ended() {
        return call(RECEIVED, ANSWERED, ENDED, "090-0415-5955", "op05");
    }

    private static CallRecord busy() {
        return call(RECEIVED, null, ENDED, "090-0415-5955", null);
    }

    @Test
    void theResultFollowsFromTheTimes() {
        assertThat(busy().result()).isEqualTo(CallResult.BUSY);
        assertThat(running().result()).isEqualTo(CallResult.RUNNING);
        assertThat(ended().result()).isEqualTo(CallResult.ANSWERED);
    }

    @Test
    void aCallCountsForItsDayInTokyo() {
        CallRecord late = call(Instant.parse("2022-08-02T15:00:00Z"), null, null, null, null);
        assertThat(late.day()).hasToString("2022-08-03");
    }

    @Test
    void aRunningCallIsCompletedByItsEnd() {
        assertThat(CallRecordRules.decide(running(), ended())).isInstanceOf(Decision.Complete.class);
    }

    /** A telephone system that reports a call while it still rings reports it again when somebody picks up. */
    @Test
    void aRingingCallIsAnswered() {
        CallRecord ringing = call(RECEIVED, null, null, "090-0415-5955", null);
        assertThat(CallRecordRules.decide(ringing, ringing)).isInstanceOf(Decision.Unchanged.class);
        for (CallRecord next : new CallRecord[] {running(), ended()}) {
            assertThat(CallRecordRules.decide(ringing, next)).isInstanceOf(Decision.Complete.class);
            assertThat(CallRecordRules.completed(ringing, next)).isEqualTo(next);
        }
        assertThat(CallRecordRules.completed(ringing, busy()).result()).isEqualTo(CallResult.BUSY);
    }

    @Test
    void whoHungUpWasNotAnsweredLater() {
        assertThat(CallRecordRules.decide(busy(), ended())).isInstanceOf(Decision.Refuse.class);
    }

    @Test
    void aRunningCallMayBeHandedToAnotherAgent() {
        CallRecord handedOn = call(RECEIVED, ANSWERED, null, "090-0415-5955", "op07");
        assertThat(CallRecordRules.decide(running(), handedOn)).isInstanceOf(Decision.Complete.class);
    }

    @Test
    void theSameAgainChangesNothing() {
        assertThat(CallRecordRules.decide(ended(), ended())).isInstanceOf(Decision.Unchanged.class);
        assertThat(CallRecordRules.decide(running(), running())).isInstanceOf(Decision.Unchanged.class);
        assertThat(CallRecordRules.decide(busy(), busy())).isInstanceOf(Decision.Unchanged.class);
    }

    @Test
    void aLateMessageFromBeforeTheEndChangesNothing() {
        CallRecord ringing = call(RECEIVED, null, null, "090-0415-5955", null);
        assertThat(CallRecordRules.decide(ended(), running())).isInstanceOf(Decision.Unchanged.class);
        assertThat(CallRecordRules.decide(ended(), ringing)).isInstanceOf(Decision.Unchanged.class);
        assertThat(CallRecordRules.decide(running(), ringing)).isInstanceOf(Decision.Unchanged.class);
    }

    @Test
    void aNumberWrittenInAnotherWayIsTheSameCaller() {
        CallRecord other = call(RECEIVED, ANSWERED, ENDED, "+81 90 0415 5955", "op05");
        assertThat(CallRecordRules.decide(ended(), other)).isInstanceOf(Decision.Unchanged.class);
    }

    @Test
    void contradictionsAreNamed() {
        assertThat(refusal(call(RECEIVED.plusSeconds(1), ANSWERED, ENDED, "090-0415-5955", "op05")))
                .isEqualTo("callstats.call.otherReceived");
        assertThat(refusal(call(RECEIVED, ANSWERED, ENDED, "090-0415-5956", "op05")))
                .isEqualTo("callstats.call.otherCaller");
        assertThat(refusal(call(RECEIVED, ANSWERED, ENDED, null, "op05"))).isEqualTo("callstats.call.otherCaller");
        assertThat(refusal(call(RECEIVED, ANSWERED.plusSeconds(1), ENDED, "090-0415-5955", "op05")))
                .isEqualTo("callstats.call.otherAnswered");
        assertThat(refusal(busy())).isEqualTo("callstats.call.otherAnswered");
        assertThat(refusal(call(RECEIVED, ANSWERED, ENDED.plusSeconds(1), "090-0415-5955", "op05")))
                .isEqualTo("callstats.call.alreadyEnded");
        assertThat(refusal(call(RECEIVED, ANSWERED, ENDED, "090-0415-5955", "op06")))
                .isEqualTo("callstats.call.alreadyEnded");
        assertThat(refusal(new CallRecord("C1", RECEIVED, ANSWERED, ENDED, "0570", "090-0415-5955", "op05")))
                .isEqualTo("callstats.call.otherTrunk");
    }

    @Test
    void timesMustFollowEachOther() {
        assertThat(CallRecordRules.problems(ended(), NOW)).isEmpty();
        assertThat(CallRecordRules.problems(call(RECEIVED, RECEIVED, RECEIVED, null, null), NOW))
                .isEmpty();
        assertThat(CallRecordRules.problems(call(RECEIVED, RECEIVED.minusSeconds(1), ENDED, null, null), NOW))
                .extracting(MessageText::key)
                .containsExactly("callstats.call.answeredTooEarly");
        assertThat(CallRecordRules.problems(call(RECEIVED, ANSWERED, ANSWERED.minusSeconds(1), null, null), NOW))
                .extracting(MessageText::key)
                .containsExactly("callstats.call.endedTooEarly");
        assertThat(CallRecordRules.problems(call(RECEIVED, null, RECEIVED.minusSeconds(1), null, null), NOW))
                .extracting(MessageText::key)
                .containsExactly("callstats.call.endedTooEarly");
        assertThat(CallRecordRules.problems(call(NOW.plusSeconds(86_400), null, null, null, null), NOW))
                .extracting(MessageText::key)
                .containsExactly("callstats.call.future");
    }

    private static String refusal(CallRecord sent) {
        Decision decision = CallRecordRules.decide(ended(), sent);
        assertThat(decision).isInstanceOf(Decision.Refuse.class);
        return ((Decision.Refuse) decision).why().key();
    }
}
