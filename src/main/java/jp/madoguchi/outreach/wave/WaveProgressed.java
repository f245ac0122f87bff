package jp.madoguchi.outreach.wave;

import jp.madoguchi.platform.live.LiveEvent;

/** A wave's figures or state have changed; sent at most some times a second while it runs. */
public record WaveProgressed(long incidentId, long waveId) implements LiveEvent {}
