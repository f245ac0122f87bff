package jp.madoguchi;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.properties.CanBeAnnotated;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Html;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.persistence.Entity;
import java.lang.annotation.Annotation;
import java.time.Clock;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.data.repository.Repository;
import org.springframework.stereotype.Controller;
import org.springframework.stereotype.Service;

/** The rules of the house: which room may use which, and what holds in every room. */
@AnalyzeClasses(packages = "jp.madoguchi", importOptions = ImportOption.DoNotIncludeTests.class)
class RoomsTest {
    /** What a room may use, besides itself. A new room gets a line here, below the rooms that it uses. */
    private static final Map<String, Set<String>> MAY_USE = new TreeMap<>();

    static {
        room("platform");
        room("security", "platform");
        room("audit", "platform", "security");
        room("privacy", "platform", "security", "audit");
        room("incident", "platform", "security", "audit", "privacy");
        roomOnIncident("casefile");
        roomOnIncident("inquiry", "casefile");
        roomOnIncident("callstats", "inquiry", "casefile");
        roomOnIncident("outreach", "casefile");
        roomOnIncident("forecast", "callstats", "outreach");
        roomOnIncident("reissue");
        roomOnIncident("contract", "inquiry", "callstats", "reissue");
        roomOnIncident("regulator");
        onTop("report");
        onTop("dashboard");
        onTop("demo");
    }

    private static void room(String room, String... mayUse) {
        MAY_USE.put(room, Set.of(mayUse));
    }

    private static void roomOnIncident(String room, String... mayUse) {
        room(
                room,
                Stream.concat(Stream.of("platform", "security", "audit", "privacy", "incident"), Arrays.stream(mayUse))
                        .toArray(String[]::new));
    }

    /** Uses all that is listed before it. Dashboard and demo are used by nobody. */
    private static void onTop(String room) {
        room(
                room,
                MAY_USE.keySet().stream()
                        .filter(other -> !other.equals("dashboard"))
                        .toArray(String[]::new));
    }

    private static String roomOf(JavaClass type) {
        String rest = type.getPackageName().substring("jp.madoguchi".length());
        return rest.isEmpty() ? "" : rest.substring(1).split("\\.")[0];
    }

    private static boolean isOurs(JavaClass type) {
        return type.getPackageName().equals("jp.madoguchi")
                || type.getPackageName().startsWith("jp.madoguchi.");
    }

    @ArchTest
    static final ArchRule roomsUseOnlyWhatTheyMayUse = classes()
            .that()
            .resideInAPackage("jp.madoguchi..")
            .should(new ArchCondition<>("use only the rooms listed for theirs") {
                @Override
                public void check(JavaClass type, ConditionEvents events) {
                    String room = roomOf(type);
                    if (!room.isEmpty() && !MAY_USE.containsKey(room)) {
                        events.add(SimpleConditionEvent.violated(
                                type, "Room " + room + " (" + type.getName() + ") is not listed in RoomsTest"));
                        return;
                    }
                    for (Dependency use : type.getDirectDependenciesFromSelf()) {
                        JavaClass used = use.getTargetClass().getBaseComponentType();
                        if (!isOurs(used) || roomOf(used).equals(room)) {
                            continue;
                        }
                        // the application class only starts, and nobody needs it
                        if (room.isEmpty() || !MAY_USE.get(room).contains(roomOf(used))) {
                            events.add(SimpleConditionEvent.violated(type, use.getDescription()));
                        }
                    }
                }
            });

    @ArchTest
    static final ArchRule roomsHaveNoCycles = SlicesRuleDefinition.slices()
            .matching("jp.madoguchi.(*)..")
            .should()
            .beFreeOfCycles();

    /** The top of a room knows neither its screens nor its interface; security's chains name the sign-in page and the API. */
    @ArchTest
    static final ArchRule roomsDoNotKnowTheirScreens = noClasses()
            .that()
            .resideOutsideOfPackages("..ui..", "..api..", "..security..")
            .should()
            .dependOnClassesThat(are(describe(
                    "screens of a room other than platform's UI kit",
                    type -> isOurs(type)
                            && !roomOf(type).equals("platform")
                            && (type.getPackageName().endsWith(".ui")
                                    || type.getPackageName().endsWith(".api")))));

    @ArchTest
    static final ArchRule repositoriesStayInTheirRoom = classes()
            .that()
            .areAssignableTo(Repository.class)
            .or()
            .areAnnotatedWith(org.springframework.stereotype.Repository.class)
            .should()
            .bePackagePrivate()
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule entitiesStayInTheirRoom =
            classes().that().areAnnotatedWith(Entity.class).should().bePackagePrivate();

    @ArchTest
    static final ArchRule routesAreInUi =
            classes().that().areAnnotatedWith(Route.class).should().resideInAPackage("..ui");

    @ArchTest
    static final ArchRule componentsAreInUi = classes()
            .that()
            .areAssignableTo(Component.class)
            .and(are(describe("ours", RoomsTest::isOurs)))
            .should()
            .resideInAnyPackage("..ui", "..ui..");

    @ArchTest
    static final ArchRule controllersAreInApi = classes()
            .that()
            .areMetaAnnotatedWith(Controller.class)
            .or()
            .areAnnotatedWith(Controller.class)
            .should()
            .resideInAPackage("..api");

    @ArchTest
    static final ArchRule timeComesFromTheClock = noClasses()
            .should()
            .callMethodWhere(describe("now() without the clock", RoomsTest::isNowWithoutClock))
            .orShould()
            .callConstructor(java.util.Date.class)
            .orShould()
            .callMethod(Clock.class, "systemDefaultZone")
            .because("the demo stands on a day of 2022 and tests on days of their own");

    private static boolean isNowWithoutClock(JavaCall<?> call) {
        return call.getName().equals("now")
                && call.getTargetOwner().getPackageName().equals("java.time")
                && call.getTarget().getRawParameterTypes().stream().noneMatch(type -> type.isEquivalentTo(Clock.class));
    }

    @ArchTest
    static final ArchRule namesSayWhatThingsAre = noClasses()
            .should()
            .haveNameMatching(".*(Manager|Helper|Util|Utils|Impl)")
            .because("such names say nothing; take a word of DESIGN.md, or of what the class does");

    @ArchTest
    static final ArchRule noHtmlStrings = noClasses()
            .should()
            .dependOnClassesThat()
            .areAssignableTo(Html.class)
            .because("what users type must not become markup");

    @ArchTest
    static final ArchRule nothingIsInjectedIntoFields = fields().that()
            .areDeclaredInClassesThat()
            .resideInAPackage("jp.madoguchi..")
            .should()
            .notBeAnnotatedWith(Autowired.class)
            .andShould()
            .notBeAnnotatedWith(Value.class)
            .andShould()
            .notBeAnnotatedWith(jakarta.annotation.Resource.class)
            .andShould()
            .notBeAnnotatedWith("jakarta.inject.Inject");

    @ArchTest
    static final ArchRule servicesDeclareWhoMayCallThem = classes()
            .that()
            .areAnnotatedWith(Service.class)
            .should(new ArchCondition<>("say on each public method, or on the class, who may call it") {
                @Override
                public void check(JavaClass service, ConditionEvents events) {
                    for (JavaMethod method : service.getAllMethods()) {
                        if (isOurs(method.getOwner())
                                && method.getModifiers().contains(JavaModifier.PUBLIC)
                                && !method.getModifiers().contains(JavaModifier.SYNTHETIC)
                                // what an interface asks for is declared where it is done
                                && !method.getModifiers().contains(JavaModifier.ABSTRACT)
                                && !declaresAccess(method, RolesAllowed.class, PermitAll.class, DenyAll.class)
                                && !declaresAccess(
                                        method.getOwner(), RolesAllowed.class, PermitAll.class, DenyAll.class)) {
                            events.add(SimpleConditionEvent.violated(
                                    method, method.getFullName() + " says nothing about who may call it"));
                        }
                    }
                }
            });

    @ArchTest
    static final ArchRule routesDeclareWhoMayOpenThem = classes()
            .that()
            .areAnnotatedWith(Route.class)
            .should(new ArchCondition<>("carry an access annotation of their own, not one of a superclass") {
                @Override
                public void check(JavaClass view, ConditionEvents events) {
                    if (!declaresAccess(
                            view, RolesAllowed.class, PermitAll.class, DenyAll.class, AnonymousAllowed.class)) {
                        events.add(SimpleConditionEvent.violated(
                                view, view.getName() + " says nothing about who may open it"));
                    }
                }
            });

    @SafeVarargs
    private static boolean declaresAccess(CanBeAnnotated place, Class<? extends Annotation>... declarations) {
        return Arrays.stream(declarations).anyMatch(place::isAnnotatedWith);
    }

    @ArchTest
    static final ArchRule packagesAreNullMarked = classes()
            .that()
            .resideInAPackage("jp.madoguchi..")
            .should(new ArchCondition<>("reside in a package marked @NullMarked") {
                @Override
                public void check(JavaClass type, ConditionEvents events) {
                    boolean marked = type.getPackage().getAnnotations().stream()
                            .map(JavaAnnotation::getRawType)
                            .anyMatch(annotation -> annotation.isEquivalentTo(NullMarked.class));
                    if (!marked) {
                        events.add(SimpleConditionEvent.violated(
                                type, type.getPackageName() + " has no package-info with @NullMarked"));
                    }
                }
            });
}
