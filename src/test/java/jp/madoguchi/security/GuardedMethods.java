package jp.madoguchi.security;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import jp.madoguchi.platform.imports.Importer;
import org.springframework.aop.support.AopUtils;
import org.springframework.context.ApplicationContext;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.stereotype.Service;
import org.springframework.util.ClassUtils;
import org.springframework.web.bind.annotation.RestController;

/** Every method of the portal that a role is asked for, found by what the beans declare. */
public final class GuardedMethods {
    private GuardedMethods() {}

    /** A method of a bean, called as the rooms call it: through Spring's proxy. */
    record Invocation(Object bean, Method method) {
        boolean isLetThrough() throws IllegalAccessException {
            Object[] nothing = Arrays.stream(method.getParameterTypes())
                    .map(Invocation::nothing)
                    .toArray();
            try {
                method.invoke(bean, nothing);
            } catch (InvocationTargetException e) {
                // anything else means that the guard let it through to trip over what it was given
                return !(e.getCause() instanceof AccessDeniedException)
                        && !(e.getCause() instanceof AuthenticationException);
            }
            return true;
        }

        private static Object nothing(Class<?> type) {
            if (type == boolean.class) {
                return false;
            }
            if (type == char.class) {
                return 'x';
            }
            Map<Class<?>, Object> zeros = new HashMap<>(Map.of(int.class, 0, long.class, 0L, double.class, 0.0));
            return zeros.get(type);
        }
    }

    /** The methods that other rooms and screens may call: of services, of importers, of whatever else declares roles. */
    static Map<String, List<Invocation>> of(ApplicationContext context) {
        Map<String, List<Invocation>> services = new TreeMap<>();
        for (String name : context.getBeanDefinitionNames()) {
            Class<?> declared = context.getType(name);
            if (declared == null || !declared.getPackageName().startsWith("jp.madoguchi")) {
                continue;
            }
            Class<?> type = ClassUtils.getUserClass(declared);
            if (!isGuarded(type) || !context.isSingleton(name)) {
                continue;
            }
            Object bean = context.getBean(name);
            // an importer may leave the guarding to the service that it calls
            boolean importer = Importer.class.isAssignableFrom(type);
            assertThat(importer || AopUtils.isAopProxy(bean))
                    .as(type + " has guards")
                    .isTrue();
            for (Method method : type.getMethods()) {
                if (method.getDeclaringClass().getPackageName().startsWith("jp.madoguchi")
                        && !method.isSynthetic()
                        && !Modifier.isStatic(method.getModifiers())
                        // the two that touch data; the others only say what a file looks like
                        && (!importer || Set.of("check", "store").contains(method.getName()))) {
                    String what = type.getPackageName().substring("jp.madoguchi.".length()) + "." + type.getSimpleName()
                            + "." + method.getName();
                    services.computeIfAbsent(what, any -> new ArrayList<>())
                            .add(new Invocation(bean, callable(bean, method)));
                }
            }
        }
        return services;
    }

    /** A class that isn't public is called through what it implements. */
    private static Method callable(Object bean, Method method) {
        Method invocable = AopUtils.selectInvocableMethod(method, bean.getClass());
        invocable.setAccessible(true);
        return invocable;
    }

    private static boolean isGuarded(Class<?> type) {
        if (AnnotatedElementUtils.hasAnnotation(type, RestController.class)
                || com.vaadin.flow.component.Component.class.isAssignableFrom(type)) {
            return false;
        }
        return AnnotatedElementUtils.hasAnnotation(type, Service.class)
                || Importer.class.isAssignableFrom(type)
                || declares(type)
                || Arrays.stream(type.getMethods()).anyMatch(GuardedMethods::declares);
    }

    private static boolean declares(java.lang.reflect.AnnotatedElement place) {
        return place.isAnnotationPresent(RolesAllowed.class)
                || place.isAnnotationPresent(PermitAll.class)
                || place.isAnnotationPresent(DenyAll.class);
    }
}
