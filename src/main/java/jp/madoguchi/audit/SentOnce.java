package jp.madoguchi.audit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a form's button calls that adds a record, and that nothing but this would keep from adding it twice. Where the database went away in
 * the moment of the commit, nobody knows whether the record is stored; who presses the button again is told so if it is.
 *
 * <p>For what is recognised by itself when it comes again, by a key of the form, a version or a number that is taken, this isn't needed.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface SentOnce {}
