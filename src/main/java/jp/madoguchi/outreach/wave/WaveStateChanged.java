package jp.madoguchi.outreach.wave;

import jp.madoguchi.platform.live.LiveEvent;

/** A wave was submitted, released, paused, resumed, stopped or is done: what waits for whom is another now. Rarer than {@link WaveProgressed}. */
public record WaveStateChanged(long incidentId, long waveId) implements LiveEvent {}
