package jp.madoguchi.outreach.wave;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * To whom a wave goes: a rule over cards. A person gets a message where one of the person's cards, in whichever of the cases that are
 * this person, meets it; the message is about exactly those cards. A rule is kept as JSON.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Audience.AllOf.class, name = "all"),
    @JsonSubTypes.Type(value = Audience.AnyOf.class, name = "any"),
    @JsonSubTypes.Type(value = Audience.Not.class, name = "not"),
    @JsonSubTypes.Type(value = Audience.IssuedBy.class, name = "issuer"),
    @JsonSubTypes.Type(value = Audience.HasEmail.class, name = "email"),
    @JsonSubTypes.Type(value = Audience.EmailBounced.class, name = "emailBounced"),
    @JsonSubTypes.Type(value = Audience.HasMobile.class, name = "mobile"),
    @JsonSubTypes.Type(value = Audience.GiftIs.class, name = "gift"),
    @JsonSubTypes.Type(value = Audience.InWave.class, name = "wave"),
    @JsonSubTypes.Type(value = Audience.Purchased.class, name = "purchased")
})
public sealed interface Audience {
    /** Of nothing: everybody. */
    record AllOf(List<Audience> of) implements Audience {
        public AllOf {
            of = List.copyOf(of);
        }
    }

    /** Of nothing: nobody, which is refused. */
    record AnyOf(List<Audience> of) implements Audience {
        public AnyOf {
            of = List.copyOf(of);
        }
    }

    record Not(Audience of) implements Audience {}

    /** @param issuers their codes */
    record IssuedBy(Set<String> issuers) implements Audience {
        public IssuedBy {
            issuers = Set.copyOf(issuers);
        }
    }

    /** In any of the person's cases. */
    record HasEmail() implements Audience {}

    record EmailBounced() implements Audience {}

    /** A number that short messages reach. */
    record HasMobile() implements Audience {}

    record GiftIs(Set<GiftStanding> standings) implements Audience {
        public GiftIs {
            standings = Set.copyOf(standings);
        }
    }

    /** The card was in a message of that wave. */
    record InWave(@Nullable Integer number, WaveOutcome outcome) implements Audience {}

    /** Both days included; one of them may be open. */
    record Purchased(@Nullable LocalDate from, @Nullable LocalDate to) implements Audience {}

    /** What became of the card's gift. */
    enum GiftStanding {
        NONE,
        NOT_RECEIVED,
        RECEIVED,
        EXPIRED
    }

    /** What became of the message. */
    enum WaveOutcome {
        ANY,
        HANDED_OVER,
        BOUNCED,
        NOT_SENT
    }

    /** Everybody who has an affected card. */
    static Audience everybody() {
        return new AllOf(List.of());
    }
}
