package jp.madoguchi.outreach.wave;

import java.time.Instant;

/** What who hands the messages over tells a wave. */
public interface WaveControl {
    /** Pauses a running wave; false where it doesn't run. */
    boolean pause(long waveId, PauseCause cause, String note);

    /** The wave has no message left to hand over; it is done, and its milestone has its end. */
    void finishWhereDone(long waveId);

    /** First/last message handed over on this day: keeps the wave's milestone up to date. */
    void handedOver(long waveId, Instant at);
}
