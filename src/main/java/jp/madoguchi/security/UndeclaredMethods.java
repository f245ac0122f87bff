package jp.madoguchi.security;

import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.List;
import org.aopalliance.intercept.MethodInterceptor;
import org.springframework.aop.support.StaticMethodMatcherPointcutAdvisor;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.security.authorization.AuthorizationDeniedException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Service;

/**
 * The portal's services are closed where nothing is declared: calling a public method of a {@code @Service} that names no
 * roles, neither on itself nor on its class, is refused. {@code @PermitAll} means anyone who is signed in, not anyone at all.
 */
final class UndeclaredMethods extends StaticMethodMatcherPointcutAdvisor {
    private static final List<Class<? extends Annotation>> DECLARATIONS =
            List.of(RolesAllowed.class, PermitAll.class, DenyAll.class);

    UndeclaredMethods() {
        setClassFilter(type -> type.getPackageName().startsWith("jp.madoguchi")
                && AnnotatedElementUtils.hasAnnotation(type, Service.class));
        // only what notes refusals stands further out
        setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
        setAdvice((MethodInterceptor) invocation -> {
            Method method = invocation.getMethod();
            boolean declared = isDeclared(method, method.getDeclaringClass());
            Authentication user = SecurityContextHolder.getContext().getAuthentication();
            if (!declared || user == null || !user.isAuthenticated()) {
                throw new AuthorizationDeniedException("Access Denied");
            }
            return invocation.proceed();
        });
    }

    @Override
    public boolean matches(Method method, Class<?> type) {
        return Modifier.isPublic(method.getModifiers())
                && method.getDeclaringClass() != Object.class
                && type.getPackageName().startsWith("jp.madoguchi");
    }

    private static boolean isDeclared(AnnotatedElement... places) {
        for (AnnotatedElement place : places) {
            if (DECLARATIONS.stream().anyMatch(place::isAnnotationPresent)) {
                return true;
            }
        }
        return false;
    }
}
