package jp.madoguchi.outreach.wave;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import jp.madoguchi.outreach.MessageChannel;
import jp.madoguchi.outreach.WaveKind;
import jp.madoguchi.platform.i18n.LocalizedText;
import org.jspecify.annotations.Nullable;

/**
 * A mailing to many (配信).
 *
 * @param templateVersionId the version of the template that it sends; null as long as none is chosen
 * @param perCard one message for each card; otherwise a person's cards are in one message
 * @param outside handed over by a sender outside, through files
 * @param sendFrom of the day in Tokyo
 * @param sendUntil no message goes out from then on
 * @param bounceCount together with {@code bouncePercent}: passing both pauses the wave
 * @param busyPercent of the telephones, at which it is paused; null for no limit
 * @param recipients messages; known from the release on
 * @param pausedNote as a person wrote it, or the figure that paused it
 * @param sentFrom the first day on which messages were handed over
 * @param revision counts the changes, so that nobody decides on what somebody else has changed
 */
public record Wave(
        long id,
        long incidentId,
        int number,
        WaveKind kind,
        MessageChannel channel,
        LocalizedText title,
        @Nullable Long templateVersionId,
        Audience audience,
        boolean perCard,
        boolean outside,
        WaveState state,
        Instant stateAt,
        String preparedBy,
        @Nullable String submittedBy,
        @Nullable String returnedNote,
        @Nullable String releasedBy,
        @Nullable Instant releasedAt,
        @Nullable Instant startsAt,
        LocalTime sendFrom,
        LocalTime sendUntil,
        int perMinute,
        int bounceCount,
        int bouncePercent,
        @Nullable Integer busyPercent,
        @Nullable LocalDate surveyUntil,
        int recipients,
        int cards,
        @Nullable PauseCause pausedCause,
        @Nullable String pausedBy,
        @Nullable String pausedNote,
        @Nullable LocalDate sentFrom,
        @Nullable LocalDate sentTo,
        int revision) {

    /** Whether its audience is frozen. */
    public boolean wasReleased() {
        return releasedAt != null;
    }

    /** What can be changed of it. */
    public WaveDraft draft() {
        return new WaveDraft(
                kind,
                channel,
                title.ja(),
                title.en(),
                templateVersionId,
                audience,
                perCard,
                outside,
                startsAt,
                sendFrom,
                sendUntil,
                perMinute,
                bounceCount,
                bouncePercent,
                busyPercent,
                surveyUntil);
    }
}
