/** Somebody's evening at the portal: every address guessed, every field filled with what it isn't for, every file twisted. */
package jp.madoguchi.hostile;
