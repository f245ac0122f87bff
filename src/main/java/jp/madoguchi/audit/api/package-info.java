/** The audit trail for programs of auditors. */
@NullMarked
package jp.madoguchi.audit.api;

import org.jspecify.annotations.NullMarked;
