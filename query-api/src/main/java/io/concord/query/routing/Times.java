package io.concord.query.routing;

import io.concord.contract.NodeFigures.TimeBucket;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/** Times of several nodes put together: their buckets are added up, never their percentiles. */
final class Times {
  private final TreeMap<Double, Long> counts = new TreeMap<>();
  private long count;

  void add(Collection<TimeBucket> buckets) {
    for (TimeBucket bucket : buckets) {
      counts.merge(bucket.ms(), bucket.count(), Long::sum);
      count += bucket.count();
    }
  }

  long count() {
    return count;
  }

  /** The time that this share of all did not exceed, 0..1; null when there are none. */
  Double percentileMs(double share) {
    long rank = Math.max(1, (long) Math.ceil(share * count));
    long below = 0;
    for (Map.Entry<Double, Long> bucket : counts.entrySet()) {
      below += bucket.getValue();
      if (below >= rank) {
        return bucket.getKey();
      }
    }
    return null;
  }
}
