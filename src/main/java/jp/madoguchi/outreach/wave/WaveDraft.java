package jp.madoguchi.outreach.wave;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import jp.madoguchi.outreach.MessageChannel;
import jp.madoguchi.outreach.WaveKind;
import org.jspecify.annotations.Nullable;

/** A wave as the form has it; see {@link Wave}. */
public record WaveDraft(
        WaveKind kind,
        MessageChannel channel,
        String titleJa,
        String titleEn,
        @Nullable Long templateVersionId,
        Audience audience,
        boolean perCard,
        boolean outside,
        @Nullable Instant startsAt,
        @Nullable LocalTime sendFrom,
        @Nullable LocalTime sendUntil,
        @Nullable Integer perMinute,
        @Nullable Integer bounceCount,
        @Nullable Integer bouncePercent,
        @Nullable Integer busyPercent,
        @Nullable LocalDate surveyUntil) {
    private static final LocalTime FROM = LocalTime.of(9, 0);
    private static final LocalTime UNTIL = LocalTime.of(21, 0);
    private static final int PER_MINUTE = 600;
    private static final int BOUNCES = 10;

    /** With what is usual for all that isn't said. */
    public static WaveDraft of(WaveKind kind, MessageChannel channel, String titleJa, String titleEn) {
        return new WaveDraft(
                kind,
                channel,
                titleJa,
                titleEn,
                null,
                Audience.everybody(),
                false,
                false,
                null,
                FROM,
                UNTIL,
                PER_MINUTE,
                BOUNCES,
                BOUNCES,
                null,
                null);
    }

    public WaveDraft with(Audience rule) {
        return new WaveDraft(
                kind,
                channel,
                titleJa,
                titleEn,
                templateVersionId,
                rule,
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

    public WaveDraft withTemplate(@Nullable Long versionId) {
        return new WaveDraft(
                kind,
                channel,
                titleJa,
                titleEn,
                versionId,
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
