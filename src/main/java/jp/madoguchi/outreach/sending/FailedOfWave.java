package jp.madoguchi.outreach.sending;

/**
 * The failed messages of a wave.
 *
 * @param stopped whether the wave sends nothing any more, so that they stay failed
 */
public record FailedOfWave(long waveId, int waveNumber, int messages, boolean stopped) {}
