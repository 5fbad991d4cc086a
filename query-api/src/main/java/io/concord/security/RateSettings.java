package io.concord.security;

/**
 * How fast one caller may ask.
 *
 * @param perSecond in the long run; 0 for as fast as he likes
 * @param burst at once, after a pause
 */
public record RateSettings(int perSecond, int burst) {
  /** More than a person or a shop needs, less than a node can do. */
  public static final RateSettings DEFAULT = new RateSettings(1_000, 2_000);

  public static final RateSettings OFF = new RateSettings(0, 1);

  public RateSettings {
    if (perSecond < 0 || burst < 1) {
      throw new IllegalArgumentException(
          "a rate must be at least 0 and a burst at least 1, perSecond="
              + perSecond
              + ", burst="
              + burst);
    }
  }
}
