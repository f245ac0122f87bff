/**
 * What every room stands on: clock, ids, messages, file import and export, background work and the UI kit.
 * It knows nothing of incidents, users' roles or any other room.
 */
@NullMarked
package jp.madoguchi.platform;

import org.jspecify.annotations.NullMarked;
