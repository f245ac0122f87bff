/** The register of what persons ask about their own data. */
@NullMarked
package jp.madoguchi.privacy.subject.ui;

import org.jspecify.annotations.NullMarked;
