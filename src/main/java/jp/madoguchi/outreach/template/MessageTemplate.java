package jp.madoguchi.outreach.template;

import java.time.Instant;
import jp.madoguchi.outreach.MessageChannel;
import jp.madoguchi.outreach.WaveKind;

/**
 * A template as lists show it.
 *
 * @param retired kept for the waves that used it, and offered to no new one
 * @param version number of the latest
 */
public record MessageTemplate(
        long id,
        String name,
        WaveKind kind,
        MessageChannel channel,
        boolean retired,
        int version,
        long versionId,
        String writtenBy,
        Instant writtenAt) {}
