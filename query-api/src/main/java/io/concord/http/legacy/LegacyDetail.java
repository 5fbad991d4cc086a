package io.concord.http.legacy;

/**
 * Error body of the old service.
 *
 * @param detail a sentence, or a list of {@link LegacyViolation}
 */
public record LegacyDetail(Object detail) {}
