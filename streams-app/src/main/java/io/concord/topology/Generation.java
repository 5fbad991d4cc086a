package io.concord.topology;

import io.concord.store.StoredRecommendations;

/**
 * Which building of the state this is. A later one is built from the source topics beside the one
 * that serves, unheard; once it publishes, its revisions are higher than any before.
 *
 * @param number 1 for the first
 * @param publishes whether subscribers hear of its lists; of a list they have once heard of they
 *     hear in any case
 */
public record Generation(int number, boolean publishes) {
  public static final Generation FIRST = new Generation(1, true);

  private static final int NUMBER_MAX = 1_000_000;
  private static final long REVISIONS = 1_000_000_000L;

  public Generation {
    if (number < 1 || number > NUMBER_MAX) {
      throw new IllegalArgumentException(
          "generation must be 1.." + NUMBER_MAX + ", generation=" + number);
    }
  }

  /** Consumer group and prefix of internal topics under a topic prefix; another for each. */
  public String applicationId(String topicPrefix) {
    return topicPrefix + "-recommender" + (number == 1 ? "" : "-g" + number);
  }

  /** Revision of a list that this generation has not published; the next is its first. */
  public long unpublished() {
    return (number - 1) * REVISIONS;
  }

  /** Whether subscribers know this list from this generation; null is no list. */
  boolean hasPublished(StoredRecommendations list) {
    return list != null && list.revision() > unpublished();
  }

  /** Whether subscribers must still hear of this list. */
  boolean owes(StoredRecommendations list) {
    return publishes && !hasPublished(list) && !list.ranking().products().isEmpty();
  }
}
