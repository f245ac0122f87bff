/**
 * Callers who met a busy line and never got through, and calling them to apologise. Who they are follows from the call records
 * alone; what is kept here besides is what the desk did.
 */
@NullMarked
package jp.madoguchi.callstats.apology;

import org.jspecify.annotations.NullMarked;
