package jp.madoguchi.assurance;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * This test proves a requirement of {@code src/test/resources/assurance.csv}, or a part of one. {@code ./portal test} runs it at a
 * size that takes seconds, {@code ./portal assure} at full size, and writes {@code docs/assurance.md} from what it measured.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@Tag("assurance")
@ExtendWith(AssuranceRecorder.class)
public @interface Assures {
    /** Requirements by their id, as C1. */
    String[] value();
}
