package jp.madoguchi.contract;

import static jp.madoguchi.contract.ContractServiceTest.refused;
import static jp.madoguchi.contract.ContractsOfTests.OFFICIAL;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import jp.madoguchi.security.CurrentUser;
import jp.madoguchi.security.PortalUser;
import jp.madoguchi.security.Role;
import jp.madoguchi.testing.SignedIn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ContractScopeTest {
    private final ContractScope scope = new ContractScope(new CurrentUser(), Clock.systemUTC());

    @AfterEach
    void signOut() {
        SignedIn.out();
    }

    @Test
    void nobodyOfTheContractorsOrganisationJudgesItsWork() {
        SignedIn.as(new PortalUser("both", "両 役", "south-office", Set.of(Role.OFFICIAL, Role.CONTRACTOR)));
        refused(() -> scope.requireNotOfContractor("south-office"), "contract.rule.ownOrganisation");
        assertThatCode(() -> scope.requireNotOfContractor("north-office")).doesNotThrowAnyException();
        SignedIn.as(OFFICIAL);
        assertThatCode(() -> scope.requireNotOfContractor("south-office")).doesNotThrowAnyException();
        SignedIn.as(new PortalUser("official", "渡辺 誠", null, Set.of(Role.OFFICIAL)));
        assertThatCode(() -> scope.requireNotOfContractor("south-office")).doesNotThrowAnyException();
    }

    @Test
    void nobodyJudgesWhatTheyHandedIn() {
        SignedIn.as(OFFICIAL);
        Signed own = new Signed("official", "渡辺 誠", Instant.EPOCH);
        Signed another = new Signed("contractor", "田中 健", Instant.EPOCH);
        refused(() -> scope.requireNotHandedIn(List.of(another, own)), "contract.rule.ownWork");
        assertThatCode(() -> scope.requireNotHandedIn(List.of(another))).doesNotThrowAnyException();
    }
}
