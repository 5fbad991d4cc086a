package io.concord.http;

import io.concord.contract.Recommendations;
import io.concord.contract.Recommendations.Source;
import io.concord.query.RecommendationQuery;
import io.concord.query.RecommendationReader;
import io.concord.query.Result;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/**
 * Client 1 has a history, 2 has none, 3 is unknown, 4 is being restored, 5 breaks the store, 6 the
 * process.
 */
public final class InMemoryRecommendations implements RecommendationReader {
  public static final long WITH_HISTORY = 1;
  public static final long WITHOUT_PURCHASES = 2;
  public static final long UNKNOWN = 3;
  public static final long RESTORING = 4;
  public static final long BROKEN = 5;
  public static final long FATAL = 6;

  private final List<RecommendationQuery> queries = new CopyOnWriteArrayList<>();
  private volatile boolean popularRestoring;
  private volatile boolean unbreakable;
  private volatile Function<RecommendationQuery, Result<Recommendations>> answer =
      InMemoryRecommendations::sample;

  public RecommendationQuery lastQuery() {
    return queries.get(queries.size() - 1);
  }

  public List<RecommendationQuery> queries() {
    return queries;
  }

  public void restorePopular() {
    popularRestoring = true;
  }

  /** Answers so from now on for clients that are known. */
  public void answer(Function<RecommendationQuery, Result<Recommendations>> answer) {
    this.answer = answer;
  }

  /** From now on 5 and 6 are clients like others, and queries are forgotten. */
  public void becomeUnbreakable() {
    unbreakable = true;
  }

  @Override
  public Result<Recommendations> recommendations(RecommendationQuery query) {
    if (!unbreakable) {
      queries.add(query);
      breakAt(query.clientId());
    }
    if (query.clientId() == RESTORING) {
      return new Result.Unavailable<>("the store is being restored", Duration.ofMillis(1500));
    }
    if (query.clientId() == UNKNOWN) {
      return new Result.UnknownClient<>(UNKNOWN);
    }
    return answer.apply(query);
  }

  private static Result<Recommendations> sample(RecommendationQuery query) {
    Source source = query.clientId() == WITHOUT_PURCHASES ? Source.POPULAR : Source.HISTORY;
    return new Result.Found<>(Samples.recommendations(query, source));
  }

  private static void breakAt(long clientId) {
    if (clientId == BROKEN) {
      throw new IllegalStateException("store secret");
    }
    if (clientId == FATAL) {
      throw new NoClassDefFoundError("class secret");
    }
  }

  @Override
  public Result<Recommendations> popular(RecommendationQuery query) {
    queries.add(query);
    return popularRestoring
        ? new Result.Unavailable<>("popularity is being restored", Duration.ZERO)
        : new Result.Found<>(Samples.recommendations(query, Source.POPULAR));
  }
}
