package jp.madoguchi.audit;

import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import jp.madoguchi.platform.error.DatabaseAway;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.files.Sha256;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.security.CurrentUser;
import jp.madoguchi.security.PortalUser;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.Advisor;
import org.springframework.aop.support.AopUtils;
import org.springframework.aop.support.DefaultPointcutAdvisor;
import org.springframework.aop.support.annotation.AnnotationMatchingPointcut;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Role;
import org.springframework.core.Ordered;

/**
 * Remembers of what is {@link SentOnce} and ended without an answer which entry of the trail it had made: the entry is stored with the change
 * or not at all, so that it tells, when the same is sent again, whether it is there. It is kept in memory, where the session with the form
 * is too.
 */
@Configuration
class LostAnswers {
    /** Around the transaction, behind the guard. */
    private static final int ORDER = Ordered.LOWEST_PRECEDENCE - 1;

    private static final int MOST = 1_000;
    private static final ThreadLocal<@Nullable Attempt> RUNNING = new ThreadLocal<>();

    /** The last entry that a call has made. */
    private static final class Attempt {
        private AuditStore.@Nullable Head entry;
    }

    /** Tells of an entry that is written in the running transaction. */
    static void written(AuditStore.Head entry) {
        Attempt attempt = RUNNING.get();
        if (attempt != null) {
            attempt.entry = entry;
        }
    }

    @Bean
    @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
    static Advisor callsSentOnce(ObjectProvider<AuditStore> store, ObjectProvider<CurrentUser> currentUser) {
        DefaultPointcutAdvisor advisor = new DefaultPointcutAdvisor(
                new AnnotationMatchingPointcut(null, SentOnce.class, true), new Calls(store, currentUser));
        advisor.setOrder(ORDER);
        return advisor;
    }

    private static final class Calls implements MethodInterceptor {
        private final ObjectProvider<AuditStore> store;
        private final ObjectProvider<CurrentUser> currentUser;
        /** By a hash of who sent what: it may tell of people. */
        private final Map<String, AuditStore.Head> unknown = Collections.synchronizedMap(new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, AuditStore.Head> eldest) {
                return size() > MOST;
            }
        });

        Calls(ObjectProvider<AuditStore> store, ObjectProvider<CurrentUser> currentUser) {
            this.store = store;
            this.currentUser = currentUser;
        }

        @Override
        public @Nullable Object invoke(MethodInvocation call) throws Throwable {
            if (RUNNING.get() != null) {
                return call.proceed();
            }
            String sent = key(call);
            refuseStored(sent);
            Attempt attempt = new Attempt();
            RUNNING.set(attempt);
            try {
                return call.proceed();
            } catch (RuntimeException failure) {
                AuditStore.Head entry = attempt.entry;
                if (entry != null && DatabaseAway.is(failure)) {
                    unknown.put(sent, entry);
                }
                throw failure;
            } finally {
                RUNNING.remove();
            }
        }

        /** Once: who has been told and sends it still once more means it. */
        private void refuseStored(String sent) {
            AuditStore.Head entry = unknown.get(sent);
            if (entry == null) {
                return;
            }
            Optional<String> there = store.getObject().hashOf(entry.number());
            unknown.remove(sent);
            if (there.filter(entry.hash()::equals).isPresent()) {
                throw new RejectedException(MessageText.of("audit.lostAnswer.stored"));
            }
        }

        private String key(MethodInvocation call) {
            Class<?> type = AopUtils.getTargetClass(Objects.requireNonNull(call.getThis()));
            Method method = AopUtils.getMostSpecificMethod(call.getMethod(), type);
            String user = currentUser.getObject().get().map(PortalUser::name).orElse("-");
            String all = user + " " + method + " " + Arrays.deepToString(call.getArguments());
            return Sha256.of(all.getBytes(StandardCharsets.UTF_8));
        }
    }
}
