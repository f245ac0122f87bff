/** How often something may be asked for: what no person does in a minute is turned away calmly, and noted once. */
@NullMarked
package jp.madoguchi.security.limit;

import org.jspecify.annotations.NullMarked;
