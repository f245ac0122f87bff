package jp.madoguchi.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Follows the calls of a method through the portal's own code, as the classes hold them; what is called through an interface is followed
 * to all that implement it.
 */
final class CallPaths {
    private static final int DEEP = 8;
    private static final String PORTAL = "jp.madoguchi";

    private CallPaths() {}

    private record Step(JavaCodeUnit unit, int depth) {}

    /** Whether the method is such an end, or calls lead from it to one. */
    static boolean lead(JavaCodeUnit start, Predicate<JavaCodeUnit> end) {
        return follow(start, end, call -> false);
    }

    /** The same for what lies outside of the portal's code; the trail's own ways are not gone. */
    static boolean leadOutTo(JavaCodeUnit start, Predicate<JavaAccess<?>> end) {
        String trail = AuditTrail.class.getPackageName();
        return follow(
                start,
                unit -> false,
                call -> end.test(call)
                        && !call.getOriginOwner().getPackageName().equals(trail));
    }

    /**
     * Judges a list of exceptions: whatever leaves no entry stands in it, and nothing else does.
     *
     * @param exceptions methods, or whole services, by room, service and name
     * @param silent the methods that leave no entry, named likewise
     * @param what they are, for the message
     */
    static void judge(Map<String, String> exceptions, Set<String> silent, String what) {
        Set<String> unexplained = new TreeSet<>(silent);
        unexplained.removeIf(name ->
                exceptions.containsKey(name) || exceptions.containsKey(name.substring(0, name.lastIndexOf('.'))));
        assertThat(unexplained).as(what).isEmpty();
        Set<String> unneeded = new TreeSet<>(exceptions.keySet());
        unneeded.removeIf(name -> silent.stream().anyMatch(one -> one.equals(name) || one.startsWith(name + ".")));
        assertThat(unneeded)
                .as("exceptions for what isn't there or leaves an entry")
                .isEmpty();
    }

    private static boolean follow(JavaCodeUnit start, Predicate<JavaCodeUnit> end, Predicate<JavaAccess<?>> outside) {
        Set<JavaCodeUnit> seen = new HashSet<>();
        Deque<Step> next = new ArrayDeque<>();
        next.add(new Step(start, 0));
        while (!next.isEmpty()) {
            Step step = next.poll();
            if (!seen.add(step.unit())) {
                continue;
            }
            if (end.test(step.unit()) || calls(step.unit()).anyMatch(outside)) {
                return true;
            }
            if (step.depth() < DEEP) {
                calls(step.unit())
                        .flatMap(CallPaths::targets)
                        .forEach(unit -> next.add(new Step(unit, step.depth() + 1)));
            }
        }
        return false;
    }

    private static Stream<JavaAccess<?>> calls(JavaCodeUnit unit) {
        return Stream.concat(unit.getCallsFromSelf().stream(), unit.getCodeUnitReferencesFromSelf().stream());
    }

    private static Stream<JavaCodeUnit> targets(JavaAccess<?> call) {
        return call.getTarget().resolveMember().stream()
                .filter(JavaCodeUnit.class::isInstance)
                .map(JavaCodeUnit.class::cast)
                .filter(unit -> unit.getOwner().getPackageName().startsWith(PORTAL))
                .flatMap(unit -> unit.getOwner().isInterface()
                        ? Stream.concat(
                                Stream.of(unit),
                                unit.getOwner().getAllSubclasses().stream()
                                        .flatMap(type -> type.getMethods().stream())
                                        .filter(method -> method.getName().equals(unit.getName())))
                        : Stream.of(unit));
    }
}
