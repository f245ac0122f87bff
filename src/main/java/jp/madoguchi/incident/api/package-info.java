/**
 * What other systems read of an incident.
 */
@NullMarked
package jp.madoguchi.incident.api;

import org.jspecify.annotations.NullMarked;
