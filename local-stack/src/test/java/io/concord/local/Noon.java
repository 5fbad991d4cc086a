package io.concord.local;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A business time zone in which it is noon, so that no day begins during a test. */
final class Noon {
  private static final ZoneId ZONE =
      ZoneOffset.ofHours(12 - Instant.now().atOffset(ZoneOffset.UTC).getHour());

  private Noon() {}

  static ZoneId zone() {
    return ZONE;
  }
}
