package io.concord.http;

/**
 * Error body of the old service.
 *
 * @param detail a sentence, or a list of {@link LegacyViolation}
 */
record LegacyDetail(Object detail) {}
