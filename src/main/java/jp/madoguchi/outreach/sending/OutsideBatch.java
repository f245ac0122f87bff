package jp.madoguchi.outreach.sending;

import java.time.Instant;

/**
 * A file of messages for a sender outside.
 *
 * @param open how many of them nothing was heard of yet
 */
public record OutsideBatch(
        long id, int waveNumber, int number, int deliveries, int open, String madeBy, Instant madeAt) {}
