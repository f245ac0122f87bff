/** The screens of retention: rules, holds and deletion runs. */
@NullMarked
package jp.madoguchi.privacy.retention.ui;

import org.jspecify.annotations.NullMarked;
