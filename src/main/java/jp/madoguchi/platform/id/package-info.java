/**
 * Identifiers that the portal gives to its records.
 */
@NullMarked
package jp.madoguchi.platform.id;

import org.jspecify.annotations.NullMarked;
