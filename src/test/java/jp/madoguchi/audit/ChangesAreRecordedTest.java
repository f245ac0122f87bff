package jp.madoguchi.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import jp.madoguchi.assurance.Assures;
import jp.madoguchi.assurance.Measured;
import org.junit.jupiter.api.Test;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * A service method that may change data leads to the audit trail, or stands below with the reason why not. The calls are followed through
 * the portal's own code; what is called through an interface is followed to all that implement it.
 */
class ChangesAreRecordedTest {
    private static final int DEEP = 8;

    /** Methods, or whole services, that change data and leave no entry of their own. */
    private static final Map<String, String> EXCEPTIONS = new TreeMap<>(Map.ofEntries(
            Map.entry("audit.AuditTrail", "it is the trail; a look is an entry, and a verification changes nothing"),
            Map.entry("audit.AuditVerificationService.verification", "reads, and says so outside a transaction"),
            Map.entry("inquiry.callback.CallbackService.assigned", "hands its entry to its caller, who records it last"),
            Map.entry("callstats.apology.ApologyService.logged", "part of logging an inquiry, which is recorded"),
            Map.entry("inquiry.ColumnChoiceService", "how a user likes the list"),
            Map.entry("inquiry.SavedFilterService", "how a user likes to search; each search is an entry"),
            Map.entry("inquiry.DraftService", "a user's own typing every two seconds; saving it is an entry"),
            Map.entry("inquiry.briefing.BriefingService.confirm", "who has read it stands in the briefing"),
            Map.entry("inquiry.callback.PromisedCalls.logged", "part of logging an inquiry, which is recorded"),
            Map.entry("inquiry.callback.PromisedCalls.promised", "part of logging an inquiry, which is recorded"),
            Map.entry("inquiry.callback.PromisedCalls.withdrawn", "part of a correction, which is recorded"),
            Map.entry("inquiry.callback.PromisedCalls.personCorrected", "part of a correction, which is recorded"),
            Map.entry("inquiry.followup.FollowUpService.handed", "part of handing a callback on, which is recorded"),
            Map.entry("inquiry.request.RequestService.suspected", "part of logging an inquiry, which is recorded"),
            Map.entry("reissue.ReissueSubmissionService.discard", "a draft that nobody has handed in"),
            Map.entry("report.ReportDraftService.forgetUnsent", "a user's own typing"),
            Map.entry("report.ReportDraftService.keepUnsent", "a user's own typing"),
            Map.entry(
                    "security.people.ContractorPeopleService.save",
                    "recorded by audit.RecordedPeople in the same transaction"),
            Map.entry(
                    "security.SessionService.endAllOf", "recorded by audit.RecordedSessions in the same transaction")));

    @Test
    @Assures("E1")
    void everyChangingMethodOfAServiceLeadsToTheTrail() {
        JavaClasses classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("jp.madoguchi");
        Set<String> silent = new TreeSet<>();
        int recorded = 0;
        for (JavaClass service : classes) {
            if (!service.isAnnotatedWith(Service.class)) {
                continue;
            }
            for (JavaMethod method : service.getMethods()) {
                if (!method.getModifiers().contains(JavaModifier.PUBLIC)
                        || method.getModifiers().contains(JavaModifier.SYNTHETIC)
                        || !changes(service, method)) {
                    continue;
                }
                if (leadsToTheTrail(method)) {
                    recorded++;
                } else {
                    silent.add(service.getName().substring("jp.madoguchi.".length()) + "." + method.getName());
                }
            }
        }
        Set<String> unexplained = new TreeSet<>(silent);
        unexplained.removeIf(name ->
                EXCEPTIONS.containsKey(name) || EXCEPTIONS.containsKey(name.substring(0, name.lastIndexOf('.'))));
        assertThat(unexplained)
                .as("methods that change data and leave no entry")
                .isEmpty();
        Set<String> unneeded = new TreeSet<>(EXCEPTIONS.keySet());
        unneeded.removeIf(name -> silent.stream().anyMatch(one -> one.equals(name) || one.startsWith(name + ".")));
        assertThat(unneeded)
                .as("exceptions for what isn't there or leaves an entry")
                .isEmpty();
        Measured.as(
                "%d changing methods of services lead to the trail, %d have a reason not to", recorded, silent.size());
    }

    private static boolean changes(JavaClass service, JavaMethod method) {
        if (method.isAnnotatedWith(Transactional.class)) {
            return !method.getAnnotationOfType(Transactional.class).readOnly();
        }
        return service.isAnnotatedWith(Transactional.class)
                && !service.getAnnotationOfType(Transactional.class).readOnly();
    }

    private static boolean leadsToTheTrail(JavaMethod start) {
        record Step(JavaCodeUnit unit, int depth) {}
        Set<JavaCodeUnit> seen = new HashSet<>();
        Deque<Step> next = new ArrayDeque<>();
        next.add(new Step(start, 0));
        while (!next.isEmpty()) {
            Step step = next.poll();
            if (!seen.add(step.unit())) {
                continue;
            }
            if (isTrail(step.unit())) {
                return true;
            }
            if (step.depth() == DEEP) {
                continue;
            }
            step.unit()
                    .getCallsFromSelf()
                    .forEach(call -> call.getTarget().resolveMember().ifPresent(member -> {
                        if (member instanceof JavaCodeUnit unit
                                && unit.getOwner().getPackageName().startsWith("jp.madoguchi")) {
                            next.add(new Step(unit, step.depth() + 1));
                            if (unit.getOwner().isInterface()) {
                                unit.getOwner().getAllSubclasses().stream()
                                        .flatMap(type -> type.getMethods().stream())
                                        .filter(method -> method.getName().equals(unit.getName()))
                                        .forEach(method -> next.add(new Step(method, step.depth() + 1)));
                            }
                        }
                    }));
        }
        return false;
    }

    private static boolean isTrail(JavaCodeUnit unit) {
        return unit.getOwner().getName().equals(AuditTrail.class.getName())
                && unit.getName().equals("record");
    }
}
