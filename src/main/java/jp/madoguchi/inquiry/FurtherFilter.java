package jp.madoguchi.inquiry;

import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What else a list is narrowed down by, besides the fields that everybody filters by; what is absent doesn't restrict it.
 *
 * @param scriptId whichever version of this answer script was used
 * @param policeTold said so, or said not to have; not asked is neither
 * @param issuerTold like {@code policeTold}
 * @param leastYen the smallest amount of fraudulent use
 * @param statement what is said of the reissue of at least one card
 * @param merged whether the case was found to be one person with another
 */
public record FurtherFilter(
        @Nullable Long topicId,
        @Nullable Relation relation,
        @Nullable Boolean impersonation,
        @Nullable Long scriptId,
        @Nullable Boolean policeTold,
        @Nullable Boolean issuerTold,
        @Nullable Long leastYen,
        @Nullable ReissueStatement statement,
        @Nullable Boolean sendAgain,
        @Nullable Boolean merged,
        @Nullable FollowUpFilter followUp) {
    public static final FurtherFilter NONE =
            new FurtherFilter(null, null, null, null, null, null, null, null, null, null, null);

    public FurtherFilter onTopic(@Nullable Long topic) {
        return new FurtherFilter(
                topic,
                relation,
                impersonation,
                scriptId,
                policeTold,
                issuerTold,
                leastYen,
                statement,
                sendAgain,
                merged,
                followUp);
    }

    public FurtherFilter saidBy(@Nullable Relation who) {
        return new FurtherFilter(
                topicId,
                who,
                impersonation,
                scriptId,
                policeTold,
                issuerTold,
                leastYen,
                statement,
                sendAgain,
                merged,
                followUp);
    }

    public FurtherFilter suspected(@Nullable Boolean suspicion) {
        return new FurtherFilter(
                topicId,
                relation,
                suspicion,
                scriptId,
                policeTold,
                issuerTold,
                leastYen,
                statement,
                sendAgain,
                merged,
                followUp);
    }

    public FurtherFilter answeredBy(@Nullable Long script) {
        return new FurtherFilter(
                topicId,
                relation,
                impersonation,
                script,
                policeTold,
                issuerTold,
                leastYen,
                statement,
                sendAgain,
                merged,
                followUp);
    }

    public FurtherFilter told(@Nullable Boolean police, @Nullable Boolean issuer) {
        return new FurtherFilter(
                topicId,
                relation,
                impersonation,
                scriptId,
                police,
                issuer,
                leastYen,
                statement,
                sendAgain,
                merged,
                followUp);
    }

    public FurtherFilter ofAtLeast(@Nullable Long yen) {
        return new FurtherFilter(
                topicId,
                relation,
                impersonation,
                scriptId,
                policeTold,
                issuerTold,
                yen,
                statement,
                sendAgain,
                merged,
                followUp);
    }

    public FurtherFilter saying(@Nullable ReissueStatement said) {
        return new FurtherFilter(
                topicId,
                relation,
                impersonation,
                scriptId,
                policeTold,
                issuerTold,
                leastYen,
                said,
                sendAgain,
                merged,
                followUp);
    }

    public FurtherFilter toBeSentAgain(@Nullable Boolean again) {
        return new FurtherFilter(
                topicId,
                relation,
                impersonation,
                scriptId,
                policeTold,
                issuerTold,
                leastYen,
                statement,
                again,
                merged,
                followUp);
    }

    public FurtherFilter ofMerged(@Nullable Boolean one) {
        return new FurtherFilter(
                topicId,
                relation,
                impersonation,
                scriptId,
                policeTold,
                issuerTold,
                leastYen,
                statement,
                sendAgain,
                one,
                followUp);
    }

    public FurtherFilter followedUp(@Nullable FollowUpFilter work) {
        return new FurtherFilter(
                topicId,
                relation,
                impersonation,
                scriptId,
                policeTold,
                issuerTold,
                leastYen,
                statement,
                sendAgain,
                merged,
                work);
    }

    /** Where all that is asked for is one thing that is not so: those of which it is so. */
    Optional<FurtherFilter> withoutItsOnlyNo() {
        return Stream.of(NONE.suspected(true), NONE.toBeSentAgain(true), NONE.ofMerged(true))
                .filter(yes -> equals(yes.turned()))
                .findFirst();
    }

    private FurtherFilter turned() {
        return new FurtherFilter(
                topicId,
                relation,
                no(impersonation),
                scriptId,
                policeTold,
                issuerTold,
                leastYen,
                statement,
                no(sendAgain),
                no(merged),
                followUp);
    }

    private static @Nullable Boolean no(@Nullable Boolean yes) {
        return yes == null ? null : Boolean.valueOf(!yes);
    }

    /** Something that stands with the details of fraudulent use. */
    boolean asksOfFraud() {
        return policeTold != null || issuerTold != null || leastYen != null;
    }

    /** Something that leaves only few inquiries: they are found first, and the rest is looked at in them. */
    boolean leavesFew() {
        return followUp != null || Boolean.TRUE.equals(merged);
    }

    /** Something that only the inquiry's own row, or what is joined to it, tells. */
    boolean needsRow() {
        return topicId != null
                || relation != null
                || impersonation != null
                || scriptId != null
                || statement != null
                || sendAgain != null
                || merged != null
                || followUp != null;
    }
}
