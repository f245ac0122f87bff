/**
 * The register of the people who work for a contractor. Whoever of them isn't in it, or whose approval or term is missing or
 * over, is not let in: an undeclared subcontractor's people would otherwise be noticed by nobody.
 */
@NullMarked
package jp.madoguchi.security.people;

import org.jspecify.annotations.NullMarked;
