package jp.madoguchi.outreach;

import jp.madoguchi.incident.Milestone.MilestoneKind;

/** What a wave (配信) is for. */
public enum WaveKind {
    ADVANCE_NOTICE(false, MilestoneKind.ADVANCE_NOTICE),
    GIFT_DELIVERY(true, MilestoneKind.GIFT_DELIVERY),
    REMINDER(true, MilestoneKind.REMINDER),
    BOUNCE_FALLBACK(true, MilestoneKind.BOUNCE_FALLBACK),
    SURVEY(false, MilestoneKind.SURVEY);

    private final boolean carriesGifts;
    private final MilestoneKind milestone;

    WaveKind(boolean carriesGifts, MilestoneKind milestone) {
        this.carriesGifts = carriesGifts;
        this.milestone = milestone;
    }

    /** Whether its messages hand gifts over: each of the cards has one before the wave is queued. */
    public boolean carriesGifts() {
        return carriesGifts;
    }

    /** The mark that it leaves on the time axis. */
    public MilestoneKind milestone() {
        return milestone;
    }
}
