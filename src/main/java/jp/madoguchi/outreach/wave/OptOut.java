package jp.madoguchi.outreach.wave;

import java.time.Instant;
import jp.madoguchi.outreach.MessageChannel;

/** A person's wish not to be written to on a way. */
public record OptOut(
        long caseId,
        String caseNumber,
        String name,
        MessageChannel channel,
        String reason,
        String madeBy,
        Instant madeAt) {}
