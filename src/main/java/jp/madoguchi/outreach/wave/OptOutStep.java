package jp.madoguchi.outreach.wave;

import java.time.Instant;
import jp.madoguchi.outreach.MessageChannel;

/** That somebody didn't want to be written to on a way any more, or did again, and why. */
record OptOutStep(Kind kind, MessageChannel channel, String reason, Instant madeAt) {
    enum Kind {
        OPTED_OUT,
        REMOVED
    }
}
