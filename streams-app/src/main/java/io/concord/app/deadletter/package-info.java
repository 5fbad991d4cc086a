/**
 * Puts records aside that cannot be read, and follows what became of them.
 *
 * <p>An open letter marks the lists that may be inexact for it.
 */
package io.concord.app.deadletter;
