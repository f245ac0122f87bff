/** The register's screen. */
@NullMarked
package jp.madoguchi.security.people.ui;

import org.jspecify.annotations.NullMarked;
