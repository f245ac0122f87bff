package jp.madoguchi.security.limit;

import java.util.Objects;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.security.CurrentUser;
import jp.madoguchi.security.PortalUser;
import org.aopalliance.intercept.MethodInterceptor;
import org.springframework.aop.Advisor;
import org.springframework.aop.support.AopUtils;
import org.springframework.aop.support.DefaultPointcutAdvisor;
import org.springframework.aop.support.annotation.AnnotationMatchingPointcut;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Role;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.security.authorization.method.AuthorizationInterceptorsOrder;

/** Counts what is {@link Limited}, of those who may call it: the guard is asked first. */
@Configuration
class LimitedCalls {
    @Bean
    @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
    static Advisor countedCalls(ObjectProvider<RequestLimits> limits, ObjectProvider<CurrentUser> currentUser) {
        MethodInterceptor count = call -> {
            Object target = Objects.requireNonNull(call.getThis());
            Limited limited = Objects.requireNonNull(AnnotatedElementUtils.findMergedAnnotation(
                    AopUtils.getMostSpecificMethod(call.getMethod(), AopUtils.getTargetClass(target)), Limited.class));
            String user = currentUser.getObject().get().map(PortalUser::name).orElse("-");
            if (limits.getObject().take(limited.value(), user).isPresent()) {
                throw new RejectedException(MessageText.of(limited.value().textKey()));
            }
            return call.proceed();
        };
        DefaultPointcutAdvisor advisor =
                new DefaultPointcutAdvisor(new AnnotationMatchingPointcut(null, Limited.class, true), count);
        advisor.setOrder(AuthorizationInterceptorsOrder.JSR250.getOrder() + 1);
        return advisor;
    }
}
