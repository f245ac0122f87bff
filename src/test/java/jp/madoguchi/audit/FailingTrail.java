package jp.madoguchi.audit;

import java.lang.reflect.Method;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.Advisor;
import org.springframework.aop.ProxyMethodInvocation;
import org.springframework.aop.support.AopUtils;
import org.springframework.aop.support.DefaultPointcutAdvisor;
import org.springframework.aop.support.StaticMethodMatcherPointcut;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Role;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.util.ClassUtils;

/**
 * Where it is asked for, the first call of each changing method of a service is made twice: once while the trail can't be written, which
 * has to fail and leave every table as it was, and then as it was meant. It is part of each test's portal and idle in all but one of them.
 */
@TestConfiguration(proxyBeanMethods = false)
public class FailingTrail {
    /** Rows of larger tables are only counted. */
    private static final int READ = 300;

    private static final ThreadLocal<@Nullable Failure> FAILING = new ThreadLocal<>();
    private static final Set<String> TRIED = ConcurrentHashMap.newKeySet();
    private static final Queue<String> PROBLEMS = new ConcurrentLinkedQueue<>();
    private static final ReentrantReadWriteLock ALONE = new ReentrantReadWriteLock();
    private static final long PATIENCE_SECONDS = 5;
    private static volatile boolean asked;

    /** What becomes of the trail while one method is tried. */
    private static final class Failure {
        private boolean happened;
    }

    static void ask(boolean yes) {
        asked = yes;
    }

    /** The methods that came as far as the trail. */
    static Set<String> tried() {
        return TRIED;
    }

    static List<String> problems() {
        return List.copyOf(PROBLEMS);
    }

    @Bean
    @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
    static Advisor trailThatFails() {
        return advisor(
                (method, type) -> type == AuditTrail.class && method.getName().equals("record"), call -> {
                    Failure failure = FAILING.get();
                    if (failure != null) {
                        failure.happened = true;
                        throw new DataAccessResourceFailureException("the trail can't be written");
                    }
                    return call.proceed();
                });
    }

    @Bean
    @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
    static Advisor changesWithoutTheTrail(ObjectProvider<JdbcClient> jdbc) {
        // which of them change anything is asked at the call: it is read from all classes, which takes seconds
        return advisor(
                (method, type) -> AnnotatedElementUtils.hasAnnotation(type, Service.class),
                call -> asked && ChangingMethods.find().recorded().contains(name(call))
                        ? called((ProxyMethodInvocation) call, jdbc)
                        : call.proceed());
    }

    /** What another thread changes meanwhile would look like something that was left behind. */
    private static @Nullable Object called(ProxyMethodInvocation call, ObjectProvider<JdbcClient> jdbc)
            throws Throwable {
        if (mayBeTried(call) && ALONE.writeLock().tryLock()) {
            try {
                return triedFirst(call, jdbc.getObject());
            } finally {
                ALONE.writeLock().unlock();
            }
        }
        boolean alone = ALONE.readLock().tryLock(PATIENCE_SECONDS, TimeUnit.SECONDS);
        try {
            return call.proceed();
        } finally {
            if (alone) {
                ALONE.readLock().unlock();
            }
        }
    }

    private interface Choice {
        boolean takes(Method method, Class<?> type);
    }

    private static Advisor advisor(Choice choice, MethodInterceptor around) {
        DefaultPointcutAdvisor advisor = new DefaultPointcutAdvisor(
                new StaticMethodMatcherPointcut() {
                    @Override
                    public boolean matches(Method method, Class<?> type) {
                        Class<?> plain = ClassUtils.getUserClass(type);
                        return plain.getName().startsWith("jp.madoguchi.")
                                && choice.takes(AopUtils.getMostSpecificMethod(method, plain), plain);
                    }
                },
                around);
        // around the transaction
        advisor.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return advisor;
    }

    private static boolean mayBeTried(MethodInvocation call) {
        return FAILING.get() == null
                && !TransactionSynchronizationManager.isActualTransactionActive()
                && !TRIED.contains(name(call));
    }

    private static String name(MethodInvocation call) {
        Class<?> type = AopUtils.getTargetClass(call.getThis());
        return ChangingMethods.name(AopUtils.getMostSpecificMethod(call.getMethod(), type), type);
    }

    private static @Nullable Object triedFirst(ProxyMethodInvocation call, JdbcClient jdbc) throws Throwable {
        Map<String, List<String>> before = contents(jdbc);
        Failure failure = new Failure();
        FAILING.set(failure);
        try {
            Object result = call.invocableClone().proceed();
            if (failure.happened) {
                PROBLEMS.add(name(call) + " goes on although its entry could not be made");
            }
            return result;
        } catch (Throwable refused) {
            if (!failure.happened) {
                throw refused;
            }
        } finally {
            FAILING.remove();
        }
        Map<String, List<String>> after = contents(jdbc);
        TRIED.add(name(call));
        before.forEach((table, rows) -> {
            if (!rows.equals(after.get(table))) {
                PROBLEMS.add(
                        name(call) + " leaves something in " + table + ": " + rows + " became " + after.get(table));
            }
        });
        return call.proceed();
    }

    /** All tables but the trail's: looks are noted there whatever becomes of the change. */
    private static Map<String, List<String>> contents(JdbcClient jdbc) {
        Map<String, List<String>> contents = new TreeMap<>();
        jdbc.sql("select table_name from information_schema.tables where table_schema = schema()"
                        + " and table_type in ('BASE TABLE', 'TABLE') and table_name not like 'audit%'")
                .query(String.class)
                .list()
                .forEach(table -> contents.put(table, rows(jdbc, table)));
        return contents;
    }

    private static List<String> rows(JdbcClient jdbc, String table) {
        long count = jdbc.sql("select count(*) from " + table).query(Long.class).single();
        return count > READ
                ? List.of(Long.toString(count))
                : jdbc.sql("select * from " + table).query((row, n) -> words(row)).list().stream()
                        .sorted()
                        .toList();
    }

    private static String words(ResultSet row) throws SQLException {
        Object[] values = new Object[row.getMetaData().getColumnCount()];
        for (int i = 0; i < values.length; i++) {
            Object value = row.getObject(i + 1);
            values[i] =
                    value instanceof Clob ? row.getString(i + 1) : value instanceof Blob ? row.getBytes(i + 1) : value;
        }
        return Arrays.deepToString(values);
    }
}
