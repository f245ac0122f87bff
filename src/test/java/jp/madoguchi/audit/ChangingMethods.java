package jp.madoguchi.audit;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.reflect.Method;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The methods of services that may change data, found in the classes: those that lead to the audit trail, and those that don't. The calls
 * are followed through the portal's own code; what is called through an interface is followed to all that implement it.
 *
 * @param recorded by room, service and name, as {@code inquiry.InquiryService.log}
 * @param silent the same, of those that don't
 */
record ChangingMethods(Set<String> recorded, Set<String> silent) {
    private static final String PORTAL = "jp.madoguchi.";

    private static @Nullable ChangingMethods found;

    /** All of them; reading the classes takes seconds, and is done once. */
    static synchronized ChangingMethods find() {
        ChangingMethods known = found;
        if (known == null) {
            known = read();
            found = known;
        }
        return known;
    }

    private static ChangingMethods read() {
        JavaClasses classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("jp.madoguchi");
        ChangingMethods found = new ChangingMethods(new TreeSet<>(), new TreeSet<>());
        for (JavaClass service : classes) {
            if (!service.isAnnotatedWith(Service.class)) {
                continue;
            }
            for (JavaMethod method : service.getMethods()) {
                if (method.getModifiers().contains(JavaModifier.PUBLIC)
                        && !method.getModifiers().contains(JavaModifier.SYNTHETIC)
                        && changes(service, method)) {
                    (CallPaths.lead(method, ChangingMethods::isTrail) ? found.recorded : found.silent)
                            .add(service.getName().substring(PORTAL.length()) + "." + method.getName());
                }
            }
        }
        return found;
    }

    static String name(Method method, Class<?> service) {
        return service.getName().substring(PORTAL.length()) + "." + method.getName();
    }

    private static boolean changes(JavaClass service, JavaMethod method) {
        if (CallPaths.leadOutTo(method, ChangingMethods::beginsTransaction)) {
            return true;
        }
        if (method.isAnnotatedWith(Transactional.class)) {
            return !method.getAnnotationOfType(Transactional.class).readOnly();
        }
        return service.isAnnotatedWith(Transactional.class)
                && !service.getAnnotationOfType(Transactional.class).readOnly();
    }

    /** Some begin it within themselves, to have done something before or to try once more. */
    private static boolean beginsTransaction(JavaAccess<?> call) {
        return call.getTargetOwner().isEquivalentTo(TransactionTemplate.class)
                && call.getTarget().getName().startsWith("execute");
    }

    private static boolean isTrail(JavaCodeUnit unit) {
        return unit.getOwner().getName().equals(AuditTrail.class.getName())
                && unit.getName().equals("record");
    }
}
