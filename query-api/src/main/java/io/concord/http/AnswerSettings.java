package io.concord.http;

import java.util.List;
import java.util.Set;

/**
 * What the HTTP server does for callers' convenience.
 *
 * @param gzip whether answers are compressed for callers that ask for it
 * @param corsOrigins whose pages a browser lets read the answers, such as {@code
 *     https://shop.example}
 */
public record AnswerSettings(boolean gzip, Set<String> corsOrigins) {
  public static final AnswerSettings DEFAULT = new AnswerSettings(true, Set.of());

  /** What {@link #origins} takes. */
  public static final String ORIGINS_EXPECTED =
      "origins such as https://shop.example, separated by commas";

  /** As browsers send it: scheme and host in small letters, the port unless it is the scheme's. */
  private static final String ORIGIN = "https?://([a-z0-9.-]+|\\[[0-9a-f:.]+])(:[0-9]{1,5})?";

  public AnswerSettings {
    corsOrigins = Set.copyOf(corsOrigins);
    corsOrigins.forEach(AnswerSettings::check);
  }

  /**
   * Origins separated by commas; none in an empty text.
   *
   * @throws IllegalArgumentException when one is no origin; there is none for all
   */
  public static Set<String> origins(String text) {
    Set<String> origins =
        text.isEmpty() ? Set.of() : Set.copyOf(List.of(text.split("\\s*,\\s*", -1)));
    origins.forEach(AnswerSettings::check);
    return origins;
  }

  private static void check(String origin) {
    if (!origin.matches(ORIGIN)) {
      throw new IllegalArgumentException(
          "an origin must be scheme://host[:port], origin=" + origin);
    }
  }
}
