/**
 * How the API answers what it refuses: problem+json in the caller's language, never a stack trace.
 */
@NullMarked
package jp.madoguchi.security.api;

import org.jspecify.annotations.NullMarked;
