package jp.madoguchi.outreach.wave;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;

/** What who hands the messages over tells a wave. */
public interface WaveControl {
    /** Pauses a running wave; false where it doesn't run. */
    boolean pause(long waveId, PauseCause cause, String note);

    /** The wave has no message left to hand over; it is done, and its milestone has its end. */
    void finishWhereDone(long waveId);

    /** Where these waves stand; nobody changes that until the transaction has ended. Ask it before their messages are locked. */
    Map<Long, WaveState> hold(Collection<Long> waveIds);

    /**
     * So many of its messages were queued again by whoever is signed in: a wave that was done runs again, so that they go out. Why, stays
     * with the messages, since it is about their persons.
     */
    void queuedAgain(long waveId, int messages);

    /** First/last message handed over on this day: keeps the wave's milestone up to date. */
    void handedOver(long waveId, Instant at);
}
