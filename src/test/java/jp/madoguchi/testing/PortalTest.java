package jp.madoguchi.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import jp.madoguchi.audit.FailingTrail;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;

/**
 * A test on the whole portal with an empty database of its own: H2 in memory, or a new database on the real MariaDB where
 * {@code -Dmadoguchi.test.database=mariadb} says so. One context serves all such tests of a run, so a test cleans what it
 * needs clean with {@link CleanDatabase}.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest
@ActiveProfiles({"demo", "test"})
@ContextConfiguration(initializers = TestDatabase.class)
@Import(FailingTrail.class)
@ExtendWith(OwnSecurityContext.class)
public @interface PortalTest {}
