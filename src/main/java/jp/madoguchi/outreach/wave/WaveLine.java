package jp.madoguchi.outreach.wave;

import java.time.LocalDate;
import jp.madoguchi.outreach.MessageChannel;
import jp.madoguchi.outreach.WaveKind;
import jp.madoguchi.platform.i18n.LocalizedText;
import org.jspecify.annotations.Nullable;

/**
 * A wave in a list.
 *
 * @param waitsForMe whether the user who asks has to do something for it to go on
 */
public record WaveLine(
        int number,
        WaveKind kind,
        MessageChannel channel,
        LocalizedText title,
        WaveState state,
        @Nullable PauseCause pausedCause,
        String preparedBy,
        int recipients,
        int cards,
        @Nullable LocalDate sentFrom,
        @Nullable LocalDate sentTo,
        boolean waitsForMe) {}
