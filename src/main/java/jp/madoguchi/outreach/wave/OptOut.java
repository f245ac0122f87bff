package jp.madoguchi.outreach.wave;

import java.time.Instant;
import jp.madoguchi.outreach.MessageChannel;

/**
 * A person's wish not to be written to on a way.
 *
 * @param id of the step with which it was noted
 */
public record OptOut(
        long id,
        long caseId,
        String caseNumber,
        String name,
        MessageChannel channel,
        String reason,
        String madeBy,
        Instant madeAt) {}
