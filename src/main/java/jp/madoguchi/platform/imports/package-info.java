/**
 * Turns the rows of a file into typed records and has a room store them: all or nothing, with every problem named by line, column
 * and reason. A room brings an {@link jp.madoguchi.platform.imports.Importer}; everything else is here. What the records mean, and
 * who may import them, only the room knows.
 */
@NullMarked
package jp.madoguchi.platform.imports;

import org.jspecify.annotations.NullMarked;
