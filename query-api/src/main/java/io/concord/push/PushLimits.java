package io.concord.push;

/**
 * What subscribers may hold of a node.
 *
 * @param subscribersMax at once
 * @param queuedEventsMax that wait for one subscriber
 * @param queuedBytesMax of them, per subscriber
 * @param nodeBytesMax that wait for all subscribers together, each counted as if its own
 * @param recentEventsMax newest changes kept for those who come back
 * @param recentBytesMax of them
 */
public record PushLimits(
    int subscribersMax,
    int queuedEventsMax,
    long queuedBytesMax,
    long nodeBytesMax,
    int recentEventsMax,
    long recentBytesMax) {
  private static final long MEBIBYTE = 1L << 20;

  /** For so many subscribers, within some 80 MB whatever they do. */
  public static PushLimits of(int subscribersMax) {
    return new PushLimits(subscribersMax, 2_048, 4 * MEBIBYTE, 64 * MEBIBYTE, 4_096, 8 * MEBIBYTE);
  }
}
