package jp.madoguchi.assurance;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The test classes that ask {@link FullSize} how much they shall do. All others do the same whenever they run. */
final class SizedProofs {
    private SizedProofs() {}

    /** Their simple names; what a superclass or an inner class asks counts for them. */
    static Set<String> all() {
        return new ClassFileImporter()
                .withImportOption(new ImportOption.OnlyIncludeTests()).importPackages("jp.madoguchi").stream()
                        .filter(type -> Stream.concat(Stream.of(type), type.getAllRawSuperclasses().stream())
                                .anyMatch(SizedProofs::asks))
                        .map(SizedProofs::outermost)
                        .map(JavaClass::getSimpleName)
                        .collect(Collectors.toSet());
    }

    private static boolean asks(JavaClass type) {
        return type.getDirectDependenciesFromSelf().stream()
                .anyMatch(use -> use.getTargetClass().isEquivalentTo(FullSize.class));
    }

    private static JavaClass outermost(JavaClass type) {
        return type.getEnclosingClass().map(SizedProofs::outermost).orElse(type);
    }
}
