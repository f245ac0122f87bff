/**
 * The administrator's screens: the portal's state, the incident's settings, the log of imports. The auditor sees them too.
 */
@NullMarked
package jp.madoguchi.incident.ui;

import org.jspecify.annotations.NullMarked;
