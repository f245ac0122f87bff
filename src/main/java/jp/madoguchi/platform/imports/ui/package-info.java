/**
 * The one component with which every room's import screen takes a file, shows what is in it, and has it stored.
 */
@NullMarked
package jp.madoguchi.platform.imports.ui;

import org.jspecify.annotations.NullMarked;
