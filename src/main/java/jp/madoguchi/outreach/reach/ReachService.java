package jp.madoguchi.outreach.reach;

import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.madoguchi.security.Roles;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The reach ledger: every affected card in exactly one {@link ReachState}, with the proof. The city sees the cards, and of their holders
 * no more than it needs to tell them apart.
 */
@Service
@Transactional(readOnly = true)
@RolesAllowed({Roles.OFFICIAL, Roles.APPROVER, Roles.AUDITOR})
public class ReachService {
    /** Rows of a page at most. */
    public static final int MOST = 200;

    private final ReachQueries queries;

    ReachService(ReachQueries queries) {
        this.queries = queries;
    }

    /** In two statements, however many messages there are. */
    public ReachSums sums(long incidentId) {
        Map<Long, ReachCounts> byIssuer = queries.counts(incidentId);
        return new ReachSums(
                queries.refreshedAt(incidentId),
                byIssuer.values().stream().reduce(ReachCounts.NONE, ReachCounts::plus),
                byIssuer);
    }

    /**
     * A page of cards by their reference.
     *
     * @param after the last reference of the page before; absent for the first page
     */
    public List<ReachedCard> cards(long incidentId, ReachFilter filter, @Nullable String after, int limit) {
        return queries.page(incidentId, filter, after, Math.clamp(limit, 1, MOST));
    }

    /** A card with each attempt and the history of its gift. */
    public Optional<CardProof> proof(long incidentId, String reference) {
        return queries.card(incidentId, reference.strip())
                .map(card -> new CardProof(card, queries.messages(card.cardId()), queries.gifts(card.cardId())));
    }
}
