package io.concord.trace;

import io.concord.contract.Recommendations;
import io.concord.query.RecommendationQuery;
import io.concord.query.RecommendationReader;
import io.concord.query.Result;
import io.concord.query.local.StoreDecorator;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;

/** Reads the revisions of the clients in a store, as the node's own reader reads lists. */
record StoredLists(MemoryRows rows, StoreDecorator decorator) implements RecommendationReader {
  static final int PARTITION = 3;
  static final long STALENESS_MS = 12;

  @Override
  public Result<Recommendations> recommendations(RecommendationQuery query) {
    byte[] revision =
        decorator
            .around("recommendations", PARTITION, rows)
            .get(Bytes.wrap(Long.toString(query.clientId()).getBytes()));
    return revision == null
        ? new Result.Unavailable<>("it is elsewhere", Duration.ofSeconds(1))
        : new Result.Found<>(list(query.clientId(), Long.parseLong(new String(revision))));
  }

  private static Recommendations list(long clientId, long revision) {
    return new Recommendations(
        clientId,
        LocalDate.EPOCH,
        "v3",
        "LIGHT",
        Recommendations.Source.HISTORY,
        1,
        revision,
        Instant.EPOCH,
        STALENESS_MS,
        false,
        List.of());
  }

  @Override
  public Result<Recommendations> popular(RecommendationQuery query) {
    throw new AssertionError("nobody asks for popular products");
  }
}
