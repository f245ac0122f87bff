package jp.madoguchi.contract;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.security.CurrentUser;
import jp.madoguchi.security.PortalUser;
import jp.madoguchi.security.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whose contracts the current user may see, and who it is that does something. */
@Component
public class ContractScope {
    private final CurrentUser currentUser;
    private final Clock clock;

    ContractScope(CurrentUser currentUser, Clock clock) {
        this.currentUser = currentUser;
        this.clock = clock;
    }

    /** The organisation whose contracts are readable; none for the city, which reads all. */
    @Nullable
    String organisation() {
        PortalUser user = currentUser.require();
        boolean city = user.has(Role.OFFICIAL) || user.has(Role.APPROVER) || user.has(Role.AUDITOR);
        return city ? null : currentUser.requireOrganisation();
    }

    /** The organisation on whose behalf something is handed in. */
    String ownOrganisation() {
        return currentUser.requireOrganisation();
    }

    /**
     * Nobody judges for the city what their own organisation owes it, whatever roles they hold besides.
     *
     * @throws RejectedException where the user belongs to the contract's contractor
     */
    public void requireNotOfContractor(Contract contract) {
        requireNotOfContractor(contract.contractor());
    }

    /** @param contractor code of the contractor's organisation */
    void requireNotOfContractor(String contractor) {
        if (contractor.equals(currentUser.require().organisation())) {
            throw new RejectedException(MessageText.of("contract.rule.ownOrganisation"));
        }
    }

    /**
     * Nobody judges what they have handed in themselves, even if they work elsewhere by now.
     *
     * @param handedIn by whom
     * @throws RejectedException where the user is among them
     */
    public void requireNotHandedIn(List<Signed> handedIn) {
        String user = currentUser.require().name();
        if (handedIn.stream().anyMatch(one -> one.by().equals(user))) {
            throw new RejectedException(MessageText.of("contract.rule.ownWork"));
        }
    }

    Signed signed() {
        PortalUser user = currentUser.require();
        return new Signed(user.name(), user.displayName(), clock.instant().truncatedTo(ChronoUnit.MILLIS));
    }
}
