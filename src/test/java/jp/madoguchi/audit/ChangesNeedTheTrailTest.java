package jp.madoguchi.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import jp.madoguchi.assurance.Assures;
import jp.madoguchi.assurance.FullSize;
import jp.madoguchi.assurance.Measured;
import jp.madoguchi.testing.PortalTest;
import jp.madoguchi.testing.TestsWithin;
import jp.madoguchi.testing.ViewTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.core.annotation.MergedAnnotations.SearchStrategy;
import org.springframework.core.type.filter.RegexPatternTypeFilter;
import org.springframework.util.ClassUtils;

/**
 * What can't be recorded isn't done: the tests of the services run once more, and the first call of each changing method is made while the
 * trail can't be written. It fails, and no table is other than before. At full size the tests of all services run.
 */
@PortalTest
class ChangesNeedTheTrailTest {
    /** So few reach most of the rooms in seconds. */
    private static final Set<String> IN_A_USUAL_RUN = Set.of(
            "RegulatorServiceTest",
            "ContractServiceTest",
            "PhraseServiceTest",
            "BriefingServiceTest",
            "SubjectRequestTest");

    @AfterEach
    void askNoMore() {
        FailingTrail.ask(false);
    }

    @Test
    @Assures("E1")
    void aChangeThatCannotBeRecordedIsNotMade() {
        List<Class<?>> tests = testsOfServices().stream()
                .filter(type -> FullSize.isAsked() || IN_A_USUAL_RUN.contains(type.getSimpleName()))
                .toList();
        FailingTrail.ask(true);
        TestsWithin.Ended ended = TestsWithin.run(tests);
        FailingTrail.ask(false);

        Set<String> tried = new TreeSet<>(FailingTrail.tried());
        assertThat(FailingTrail.problems()).isEmpty();
        assertThat(ended.passed()).as("%s", ended.failed()).isGreaterThan(tests.size());
        assertThat(tried).hasSizeGreaterThan(20);
        String all =
                FullSize.isAsked() ? " of " + ChangingMethods.find().recorded().size() : "";
        Measured.as(
                "%d%s changing methods called while the trail can't be written: each failed, and no row of any table was other than before",
                tried.size(), all);
    }

    private static List<Class<?>> testsOfServices() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new RegexPatternTypeFilter(Pattern.compile(".*Test")));
        return scanner.findCandidateComponents("jp.madoguchi").stream()
                .map(BeanDefinition::getBeanClassName)
                .<Class<?>>map(name -> ClassUtils.resolveClassName(name, null))
                .filter(type -> MergedAnnotations.from(type, SearchStrategy.TYPE_HIERARCHY)
                        .isPresent(PortalTest.class))
                .filter(type -> !ViewTest.class.isAssignableFrom(type) && type != ChangesNeedTheTrailTest.class)
                .sorted(Comparator.comparing(Class::getName))
                .toList();
    }
}
