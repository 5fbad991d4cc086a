package io.concord.scoring;

/**
 * V3's weights of a segment. The seed's {@code other} part carries no signal in V3 and adds nothing
 * to a score; it is kept for strategies to come.
 */
public record Weights(double frequency, double recency, double other) {

  /** The V3 weights. */
  public static Weights of(Segment segment) {
    return switch (segment) {
      case HEAVY -> new Weights(0.60, 0.25, 0.15);
      case REGULAR_CONSISTENT -> new Weights(0.50, 0.35, 0.15);
      case REGULAR_EXPLORATORY -> new Weights(0.25, 0.50, 0.25);
      case LIGHT -> new Weights(0.70, 0.30, 0.0);
    };
  }
}
