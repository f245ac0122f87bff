package jp.madoguchi.demo;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Supplier;
import jp.madoguchi.platform.time.Tokyo;
import jp.madoguchi.regulator.ActionTerms;
import jp.madoguchi.regulator.FollowUp;
import jp.madoguchi.regulator.FollowedMeasure;
import jp.madoguchi.regulator.MeasureState;
import jp.madoguchi.regulator.NoteKind;
import jp.madoguchi.regulator.RegulatorEntryService;
import jp.madoguchi.regulator.RegulatorFollowUpService;
import jp.madoguchi.regulator.RegulatorService;
import jp.madoguchi.security.DemoUsers;
import jp.madoguchi.security.PortalUser;
import jp.madoguchi.security.SystemUser;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * The two actions of 2022 as the document for the assembly has them; who follows their measures, and what they noted, is invented.
 * All of it is entered as the demo's users would.
 */
@Component
@Profile("demo")
class DemoRegulator {
    private static final String WHO = "official";

    private final RegulatorService register;
    private final RegulatorEntryService entries;
    private final RegulatorFollowUpService following;
    private final DemoUsers users;
    private final Clock clock;

    DemoRegulator(
            RegulatorService register,
            RegulatorEntryService entries,
            RegulatorFollowUpService following,
            DemoUsers users,
            Clock clock) {
        this.register = register;
        this.entries = entries;
        this.following = following;
        this.users = users;
        this.clock = clock;
    }

    /** Enters what has happened by the demo's day, all or none, unless there is any. */
    @Transactional
    void write(long incidentId, byte[] file) {
        if (!as(WHO, () -> register.register(incidentId)).isEmpty()) {
            return;
        }
        for (DemoAction action : new JsonMapper().readValue(file, File.class).actions()) {
            if (hasCome(action.terms().issuedOn())) {
                long id = as(WHO, () -> entries.enter(incidentId, action.terms()));
                action.followUps().stream()
                        .filter(followUp -> hasCome(followUp.onDay()))
                        .forEach(followUp -> follow(id, followUp));
            }
        }
    }

    private boolean hasCome(@Nullable LocalDate day) {
        return day != null && !day.isAfter(Tokyo.today(clock));
    }

    private void follow(long actionId, DemoFollowUp followUp) {
        as(followUp.user(), () -> {
            FollowedMeasure measure = register.action(actionId).followed().get(followUp.measure() - 1);
            following.record(
                    measure.measure().id(),
                    measure.version(),
                    new FollowUp(
                            followUp.owner(),
                            followUp.state(),
                            measure.measure().dueOn(),
                            followUp.noteKind(),
                            followUp.onDay(),
                            followUp.note()),
                    List.of());
            return true;
        });
    }

    private <T> T as(String name, Supplier<T> work) {
        PortalUser user = users.all().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
        return SystemUser.run(user, work);
    }

    /** The file. */
    record File(List<DemoAction> actions) {}

    record DemoAction(ActionTerms terms, List<DemoFollowUp> followUps) {}

    record DemoFollowUp(
            String user,
            int measure,
            String owner,
            MeasureState state,
            NoteKind noteKind,
            LocalDate onDay,
            String note) {}
}
