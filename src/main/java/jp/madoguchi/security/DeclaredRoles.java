package jp.madoguchi.security;

import com.vaadin.flow.component.Component;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import java.lang.annotation.Annotation;
import java.util.List;
import org.springframework.aop.Pointcut;
import org.springframework.aop.support.ComposablePointcut;
import org.springframework.aop.support.annotation.AnnotationMatchingPointcut;

/**
 * Where Spring checks {@code @RolesAllowed}, {@code @PermitAll} and {@code @DenyAll}: on every bean but Vaadin's components.
 * On a view these annotations are for the router, which asks before it opens one. Were views proxied too, each would exist
 * as two objects, and closing the screens of an ended session, where nobody is signed in any more, would be refused.
 */
final class DeclaredRoles {
    private static final List<Class<? extends Annotation>> ANNOTATIONS =
            List.of(RolesAllowed.class, PermitAll.class, DenyAll.class);

    private DeclaredRoles() {}

    static Pointcut pointcut() {
        ComposablePointcut declared = new ComposablePointcut(of(RolesAllowed.class));
        for (Class<? extends Annotation> annotation : ANNOTATIONS) {
            declared = declared.union(of(annotation));
        }
        return new ComposablePointcut(type -> !Component.class.isAssignableFrom(type)).intersection(declared);
    }

    private static Pointcut of(Class<? extends Annotation> annotation) {
        Pointcut onClass = new AnnotationMatchingPointcut(annotation, true);
        Pointcut onMethod = new AnnotationMatchingPointcut(null, annotation, true);
        return new ComposablePointcut(onClass).union(onMethod);
    }
}
