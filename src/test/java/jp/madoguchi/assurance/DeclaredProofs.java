package jp.madoguchi.assurance;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The tests that say of themselves what they prove, whether they have run or not. */
final class DeclaredProofs {
    private DeclaredProofs() {}

    /** Tests by the requirement that they prove, as {@code GuardTest.tries}. */
    static Map<String, Set<String>> all() {
        Map<String, Set<String>> tests = new TreeMap<>();
        for (JavaClass type : new ClassFileImporter()
                .withImportOption(new ImportOption.OnlyIncludeTests())
                .importPackages("jp.madoguchi")) {
            for (JavaMethod method : type.getMethods()) {
                method.tryGetAnnotationOfType(Assures.class).ifPresent(proof -> {
                    for (String requirement : proof.value()) {
                        tests.computeIfAbsent(requirement, any -> new TreeSet<>())
                                .add(type.getSimpleName() + "." + method.getName());
                    }
                });
            }
        }
        return tests;
    }
}
