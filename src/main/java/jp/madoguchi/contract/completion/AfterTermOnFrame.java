package jp.madoguchi.contract.completion;

import java.util.EnumSet;
import java.util.Optional;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.platform.ui.FrameBanner;
import jp.madoguchi.security.CurrentUser;
import jp.madoguchi.security.Role;
import org.springframework.stereotype.Component;

/** Tells the desk and the city on every screen that the contract has ended and inquiries go on. */
@Component
class AfterTermOnFrame implements FrameBanner {
    private static final EnumSet<Role> CONCERNED =
            EnumSet.of(Role.OPERATOR, Role.SUPERVISOR, Role.OFFICIAL, Role.APPROVER, Role.AUDITOR);

    private final AfterTermService afterTerm;
    private final IncidentService incidents;
    private final CurrentUser currentUser;

    AfterTermOnFrame(AfterTermService afterTerm, IncidentService incidents, CurrentUser currentUser) {
        this.afterTerm = afterTerm;
        this.incidents = incidents;
        this.currentUser = currentUser;
    }

    @Override
    public Optional<MessageText> text() {
        return currentUser.require().roles().stream().anyMatch(CONCERNED::contains)
                ? incidents
                        .current()
                        .flatMap(incident -> afterTerm.ended(incident.id()))
                        .map(ended -> MessageText.of(
                                "contract.completion.banner",
                                ended.number(),
                                ended.endedOn().toString()))
                : Optional.empty();
    }
}
