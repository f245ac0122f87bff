package jp.madoguchi.outreach.gift;

import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import jp.madoguchi.audit.AuditEntry;
import jp.madoguchi.audit.AuditTrail;
import jp.madoguchi.outreach.gift.GiftStore.Reason;
import jp.madoguchi.outreach.gift.ReplacementStore.CardWithGift;
import jp.madoguchi.outreach.gift.ReplacementStore.Held;
import jp.madoguchi.outreach.sending.Dispatch;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.platform.id.Ids;
import jp.madoguchi.platform.time.Tokyo;
import jp.madoguchi.security.CurrentUser;
import jp.madoguchi.security.Roles;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Replaces gifts that leaked or went astray: money is given out a second time, so two people of two houses want it. The call center's
 * lead asks, an official decides.
 */
@Service
@Transactional
public class GiftReplacementService {
    private final ReplacementStore store;
    private final GiftStore gifts;
    private final Dispatch dispatch;
    private final GiftWords words;
    private final AuditTrail trail;
    private final CurrentUser currentUser;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    GiftReplacementService(
            ReplacementStore store,
            GiftStore gifts,
            Dispatch dispatch,
            GiftWords words,
            AuditTrail trail,
            CurrentUser currentUser,
            ApplicationEventPublisher events,
            Clock clock) {
        this.store = store;
        this.gifts = gifts;
        this.dispatch = dispatch;
        this.words = words;
        this.trail = trail;
        this.currentUser = currentUser;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Asks that the gift of a card be replaced.
     *
     * @param reference the card's reference, or the number of a case with one gift
     * @throws RejectedException where it isn't clear which gift, there is none, it was asked for already, or no reason is given; nothing
     *     has been changed then
     */
    @RolesAllowed(Roles.SUPERVISOR)
    public GiftReplacement ask(
            long incidentId, @Nullable String reference, @Nullable ReplacementCause cause, @Nullable String reason) {
        CardWithGift card = card(incidentId, reference);
        if (cause == null) {
            throw new RejectedException("cause", MessageText.of("outreach.gift.rule.cause"));
        }
        String why = words.required(incidentId, "reason", reason);
        long gift = store.lockGiftOf(card.cardId()).orElseThrow(() -> noGift(card.cardReference()));
        if (store.isAsked(card.cardId())) {
            throw alreadyAsked(card);
        }
        long id = Ids.next();
        try {
            store.add(new ReplacementStore.Wish(
                    id,
                    incidentId,
                    new CardWithGift(card.cardId(), card.caseId(), card.cardReference(), gift),
                    cause,
                    why,
                    currentUser.require().name(),
                    now()));
        } catch (DuplicateKeyException e) {
            throw alreadyAsked(card);
        }
        events.publishEvent(new GiftsChanged(incidentId));
        trail.record(
                "outreach.gift.audit.asked",
                card.cardReference(),
                // the words are about a person: they are kept with the wish
                null,
                Map.of("outreach.gift.audit.cause", cause.name()));
        return store.byId(id);
    }

    private CardWithGift card(long incidentId, @Nullable String reference) {
        if (reference == null || reference.isBlank()) {
            throw new RejectedException("reference", MessageText.of("outreach.gift.rule.reference"));
        }
        String asked = reference.strip();
        List<CardWithGift> cards = store.cards(incidentId, asked);
        if (cards.isEmpty()) {
            throw new RejectedException("reference", MessageText.of("outreach.gift.rule.unknownReference"));
        }
        List<CardWithGift> with =
                cards.stream().filter(card -> card.giftId() != null).toList();
        if (with.isEmpty()) {
            throw noGift(cards.getFirst().cardReference());
        }
        if (with.size() > 1) {
            throw new RejectedException(
                    "reference",
                    MessageText.of(
                            "outreach.gift.rule.severalCards",
                            with.stream().map(CardWithGift::cardReference).collect(Collectors.joining(", "))));
        }
        return with.getFirst();
    }

    private static RejectedException noGift(String cardReference) {
        return new RejectedException("reference", MessageText.of("outreach.gift.rule.noGift", cardReference));
    }

    private static RejectedException alreadyAsked(CardWithGift card) {
        return new RejectedException("reference", MessageText.of("outreach.gift.rule.asked", card.cardReference()));
    }

    /**
     * Voids the old gift, gives the card another one and sends it.
     *
     * @throws RejectedException where it was decided already, by whoever asked, where no gift is left or there is no way to send it;
     *     nothing has been changed then
     */
    @RolesAllowed(Roles.OFFICIAL)
    public GiftReplacement approve(long id) {
        Held wish = decidable(id);
        gifts.lockPool(wish.incidentId());
        List<Long> waiting = store.lockWaitingMessages(wish.cardId(), wish.oldGiftId());
        Long has = store.lockGiftOf(wish.cardId()).orElse(null);
        if (has == null || has != wish.oldGiftId()) {
            throw new RejectedException(MessageText.of("outreach.gift.rule.otherGift"));
        }
        List<GiftStore.Held> next = gifts.takeAvailable(wish.incidentId(), 1, Tokyo.today(clock));
        if (next.isEmpty()) {
            throw GiftAllocator.tooFew(1, 0);
        }
        Instant now = now();
        String about = wish.cause().name();
        gifts.change(gifts.lock(List.of(has)), GiftState.VOIDED, new Reason(GiftCause.REPLACED, about, now));
        store.take(wish.cardId());
        gifts.give(wish.incidentId(), next, List.of(wish.cardId()), new Reason(GiftCause.REPLACEMENT, about, now));
        long given = next.getFirst().id();
        store.readdress(waiting, wish.cardId(), given);
        store.decide(id, ReplacementState.APPROVED, given, currentUser.require().name(), now, null);
        dispatch.queueAgain(wish.incidentId(), id, store.shownCase(wish.caseId()), List.of(wish.cardId()));
        return decided(wish, "outreach.gift.audit.approved");
    }

    /**
     * Leaves the gift as it is.
     *
     * @throws RejectedException where it was decided already, by whoever asked, or without a word; nothing has been changed then
     */
    @RolesAllowed(Roles.OFFICIAL)
    public GiftReplacement refuse(long id, @Nullable String note) {
        Held wish = decidable(id);
        String why = words.required(wish.incidentId(), "note", note);
        store.decide(id, ReplacementState.REFUSED, null, currentUser.require().name(), now(), why);
        return decided(wish, "outreach.gift.audit.refused");
    }

    /** Locks the wish before anything else is read: of two who decide at once, one is told that it was done. */
    private Held decidable(long id) {
        Held wish = store.lock(id)
                .orElseThrow(() -> new RejectedException(MessageText.of("outreach.gift.rule.unknownReplacement")));
        if (wish.state() != ReplacementState.ASKED) {
            throw new RejectedException(MessageText.of("outreach.gift.rule.decided", String.valueOf(wish.decidedBy())));
        }
        if (wish.askedBy().equals(currentUser.require().name())) {
            throw new RejectedException(MessageText.of("outreach.gift.rule.ownWish"));
        }
        return wish;
    }

    private GiftReplacement decided(Held wish, String action) {
        GiftReplacement replacement = store.byId(wish.id());
        events.publishEvent(new GiftsChanged(wish.incidentId()));
        trail.record(
                action,
                replacement.cardReference(),
                null,
                Map.of(
                        "outreach.gift.audit.cause",
                        wish.cause().name(),
                        "outreach.gift.audit.askedBy",
                        wish.askedBy()));
        return replacement;
    }

    /** Those that nobody has decided, the longest waiting first. */
    @RolesAllowed({Roles.SUPERVISOR, Roles.OFFICIAL, Roles.APPROVER, Roles.AUDITOR})
    @Transactional(readOnly = true)
    public List<GiftReplacement> waiting(long incidentId, int offset, int limit) {
        return noted(incidentId, store.waiting(incidentId, offset, limit));
    }

    /** The others, the last decided first. */
    @RolesAllowed({Roles.SUPERVISOR, Roles.OFFICIAL, Roles.APPROVER, Roles.AUDITOR})
    @Transactional(readOnly = true)
    public List<GiftReplacement> decided(long incidentId, int offset, int limit) {
        return noted(incidentId, store.decided(incidentId, offset, limit));
    }

    /** What was said of a person's gift is about the person. */
    private List<GiftReplacement> noted(long incidentId, List<GiftReplacement> shown) {
        if (!shown.isEmpty()) {
            trail.look(
                    AuditEntry.of("audit.look.replacements", "INCIDENT", incidentId, "-")
                            .with(Map.of("audit.count", String.valueOf(shown.size()))),
                    shown.stream().map(GiftReplacement::id).toList());
        }
        return shown;
    }

    @RolesAllowed({Roles.SUPERVISOR, Roles.OFFICIAL, Roles.APPROVER, Roles.AUDITOR})
    @Transactional(readOnly = true)
    public int count(long incidentId, ReplacementState state) {
        return store.count(incidentId, state);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
