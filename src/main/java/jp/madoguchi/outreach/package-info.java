/**
 * Messages to the affected persons and the gifts that they carry: what is written to whom, handed over once, and what became of it. It
 * knows cases and the incident; it doesn't know the desk, the telephones or the contract, which ask it through the interfaces of
 * {@code casefile} or are told by events.
 */
@NullMarked
package jp.madoguchi.outreach;

import org.jspecify.annotations.NullMarked;
