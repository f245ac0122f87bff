package jp.madoguchi.audit;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import jp.madoguchi.security.Refused;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.support.StaticMethodMatcherPointcutAdvisor;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;

/**
 * Stands around the services, outside of all that checks roles and begins transactions, and notes who was refused what: once, at the
 * call that came from outside.
 */
final class RefusedCalls extends StaticMethodMatcherPointcutAdvisor {
    private static final ThreadLocal<Integer> DEPTH = ThreadLocal.withInitial(() -> 0);

    private final transient ObjectProvider<RefusalLog> refusals;

    RefusedCalls(ObjectProvider<RefusalLog> refusals) {
        this.refusals = refusals;
        setClassFilter(type -> type.getPackageName().startsWith("jp.madoguchi")
                && AnnotatedElementUtils.hasAnnotation(type, Service.class));
        setOrder(Ordered.HIGHEST_PRECEDENCE);
        setAdvice((MethodInterceptor) this::call);
    }

    @Override
    public boolean matches(Method method, Class<?> type) {
        return Modifier.isPublic(method.getModifiers()) && method.getDeclaringClass() != Object.class;
    }

    private @Nullable Object call(MethodInvocation invocation) throws Throwable {
        int depth = DEPTH.get();
        DEPTH.set(depth + 1);
        try {
            return invocation.proceed();
        } catch (AccessDeniedException refusal) {
            if (depth == 0) {
                Method method = invocation.getMethod();
                refusals.getObject().refused(method.getDeclaringClass().getSimpleName() + "." + method.getName());
                Refused.noted();
            }
            throw refusal;
        } finally {
            if (depth == 0) {
                DEPTH.remove();
            } else {
                DEPTH.set(depth);
            }
        }
    }
}
