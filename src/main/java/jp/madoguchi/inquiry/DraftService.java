package jp.madoguchi.inquiry;

import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import jp.madoguchi.audit.Looks;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.privacy.BlindIndex;
import jp.madoguchi.privacy.CardNumberGuard;
import jp.madoguchi.security.CurrentUser;
import jp.madoguchi.security.Roles;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps what operators have begun to write until it is saved or discarded. Everybody sees the own drafts only; a draft goes with
 * the inquiry that is saved from it, and after {@link #KEPT} by itself.
 */
@Service
@RolesAllowed({Roles.OPERATOR, Roles.SUPERVISOR})
public class DraftService {
    /** Long enough for a weekend and an illness; what a caller said is known by then. */
    public static final Duration KEPT = Duration.ofDays(7);

    /** Ten times what an inquiry may hold: somebody may paste a letter in order to shorten it. */
    static final int LONGEST_SUMMARY = 10 * InquiryRules.LONGEST_SUMMARY;

    static final int LONGEST_CALLER = 200;

    private final DraftQueries queries;
    private final CardNumberGuard guard;
    private final BlindIndex index;
    private final CurrentUser currentUser;
    private final Looks looks;
    private final Clock clock;

    DraftService(
            DraftQueries queries,
            CardNumberGuard guard,
            BlindIndex index,
            CurrentUser currentUser,
            Looks looks,
            Clock clock) {
        this.index = index;
        this.looks = looks;
        this.queries = queries;
        this.guard = guard;
        this.currentUser = currentUser;
        this.clock = clock;
    }

    /**
     * Takes over the draft as it is now. What comes late, when the inquiry has been saved already, changes nothing.
     *
     * @throws RejectedException if a text holds a card number or is far too long; what was kept before stays
     */
    @Transactional
    public void keep(InquiryDraft draft) {
        if (!guard.isClean(draft.summary())) {
            throw new RejectedException("summary", MessageText.of("inquiry.rule.cardNumber"));
        }
        if (!guard.isClean(draft.caller())) {
            throw new RejectedException("caller", MessageText.of("inquiry.rule.cardNumber"));
        }
        if (draft.summary().length() > LONGEST_SUMMARY) {
            throw new RejectedException(
                    "summary",
                    MessageText.of(
                            "inquiry.rule.longSummary",
                            draft.summary().codePointCount(0, draft.summary().length()),
                            InquiryRules.LONGEST_SUMMARY));
        }
        if (draft.caller().length() > LONGEST_CALLER) {
            throw new RejectedException("caller", MessageText.of("inquiry.rule.longCaller", InquiryRules.MOST_DIGITS));
        }
        String user = currentUser.require().name();
        DraftQueries.Standing standing = queries.standing(user, draft.key());
        if (standing.logged()) {
            return;
        }
        InquiryDraft now = draft.keptAt(clock.instant().truncatedTo(ChronoUnit.SECONDS));
        if (standing.draft() == null || !queries.update(standing.draft(), now)) {
            try {
                queries.insert(user, now);
            } catch (DuplicateKeyException e) {
                // another window of the same user came first; of another user's key nothing is changed
                queries.update(user, now);
            }
        }
    }

    /** The user's own drafts, the one last changed first. */
    @Transactional(readOnly = true)
    public List<InquiryDraft> mine(long incidentId) {
        return noted(incidentId, queries.of(currentUser.require().name(), incidentId));
    }

    /** They are the user's own; still, whom they were about is seen once more. */
    private List<InquiryDraft> noted(long incidentId, List<InquiryDraft> drafts) {
        looks.list(
                "audit.look.drafts",
                incidentId,
                drafts.stream().map(draft -> (long) draft.key().hashCode()).toList());
        return drafts;
    }

    /**
     * Takes over what a browser has been left with, where it is newer than what is kept here.
     *
     * @return the user's drafts then, as {@link #mine} gives them
     */
    @Transactional
    public List<InquiryDraft> recover(long incidentId, List<UnsentText> unsent) {
        String user = currentUser.require().name();
        for (UnsentText text : unsent) {
            InquiryDraft known = queries.find(user, text.key()).orElse(null);
            boolean newer = known == null || known.revision() < text.revision();
            if (newer && isKeepable(text)) {
                InquiryDraft base = known != null ? known : blank(text.key(), incidentId);
                keep(base.withTexts(text.caller(), text.summary(), text.revision()));
            }
        }
        return mine(incidentId);
    }

    /**
     * What a browser encrypts with that keeps a text until it is here: always the same for a user, so that it is read again after whatever
     * went wrong, also with this server; told only to who has signed in, and stored nowhere.
     *
     * @return 256 bits, as 64 hexadecimal digits
     */
    @Transactional(readOnly = true)
    public String keyInTheBrowser() {
        return index.of("draft in the browser", currentUser.require().name());
    }

    @Transactional
    public void discard(String key) {
        queries.delete(currentUser.require().name(), key);
    }

    private boolean isKeepable(UnsentText text) {
        return !(text.summary().isBlank() && text.caller().isBlank())
                && text.key().length() <= 40
                && text.summary().length() <= LONGEST_SUMMARY
                && text.caller().length() <= LONGEST_CALLER
                && guard.isClean(text.summary())
                && guard.isClean(text.caller());
    }

    private InquiryDraft blank(String key, long incidentId) {
        return new InquiryDraft(
                key,
                incidentId,
                null,
                null,
                null,
                null,
                Channel.PHONE,
                null,
                "",
                "",
                0,
                Particulars.NONE,
                clock.instant());
    }
}
