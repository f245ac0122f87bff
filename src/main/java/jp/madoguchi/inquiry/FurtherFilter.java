package jp.madoguchi.inquiry;

import java.util.Optional;
import java.util.function.Consumer;
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
        return with(copy -> copy.topicId = topic);
    }

    public FurtherFilter saidBy(@Nullable Relation who) {
        return with(copy -> copy.relation = who);
    }

    public FurtherFilter suspected(@Nullable Boolean suspicion) {
        return with(copy -> copy.impersonation = suspicion);
    }

    public FurtherFilter answeredBy(@Nullable Long script) {
        return with(copy -> copy.scriptId = script);
    }

    public FurtherFilter told(@Nullable Boolean police, @Nullable Boolean issuer) {
        return with(copy -> {
            copy.policeTold = police;
            copy.issuerTold = issuer;
        });
    }

    public FurtherFilter ofAtLeast(@Nullable Long yen) {
        return with(copy -> copy.leastYen = yen);
    }

    public FurtherFilter saying(@Nullable ReissueStatement said) {
        return with(copy -> copy.statement = said);
    }

    public FurtherFilter toBeSentAgain(@Nullable Boolean again) {
        return with(copy -> copy.sendAgain = again);
    }

    public FurtherFilter ofMerged(@Nullable Boolean one) {
        return with(copy -> copy.merged = one);
    }

    public FurtherFilter followedUp(@Nullable FollowUpFilter work) {
        return with(copy -> copy.followUp = work);
    }

    /** Where all that is asked for is one thing that is not so: those of which it is so. */
    Optional<FurtherFilter> withoutItsOnlyNo() {
        return Stream.of(NONE.suspected(true), NONE.toBeSentAgain(true), NONE.ofMerged(true))
                .filter(yes -> equals(yes.turned()))
                .findFirst();
    }

    private FurtherFilter turned() {
        return with(copy -> {
            copy.impersonation = no(impersonation);
            copy.sendAgain = no(sendAgain);
            copy.merged = no(merged);
        });
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

    private FurtherFilter with(Consumer<Copy> change) {
        Copy copy = new Copy(this);
        change.accept(copy);
        return copy.filter();
    }

    /** The same fields, of which some are about to become others: Java has no word for that yet. */
    private static final class Copy {
        private @Nullable Long topicId;
        private @Nullable Relation relation;
        private @Nullable Boolean impersonation;
        private @Nullable Long scriptId;
        private @Nullable Boolean policeTold;
        private @Nullable Boolean issuerTold;
        private @Nullable Long leastYen;
        private @Nullable ReissueStatement statement;
        private @Nullable Boolean sendAgain;
        private @Nullable Boolean merged;
        private @Nullable FollowUpFilter followUp;

        private Copy(FurtherFilter filter) {
            this.topicId = filter.topicId;
            this.relation = filter.relation;
            this.impersonation = filter.impersonation;
            this.scriptId = filter.scriptId;
            this.policeTold = filter.policeTold;
            this.issuerTold = filter.issuerTold;
            this.leastYen = filter.leastYen;
            this.statement = filter.statement;
            this.sendAgain = filter.sendAgain;
            this.merged = filter.merged;
            this.followUp = filter.followUp;
        }

        private FurtherFilter filter() {
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
                    followUp);
        }
    }
}
