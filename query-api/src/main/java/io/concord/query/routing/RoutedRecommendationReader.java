package io.concord.query.routing;

import io.concord.contract.Recommendations;
import io.concord.query.AnsweredBy;
import io.concord.query.RecommendationQuery;
import io.concord.query.RecommendationReader;
import io.concord.query.Result;
import io.concord.query.Result.Unavailable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.function.UnaryOperator;

/** Asks whoever holds the client; many clients are asked of each owner in one request. */
final class RoutedRecommendationReader implements RecommendationReader, AutoCloseable {
  /** Many lists, some of them scored on demand, take longer than one. */
  private static final Duration BATCH_ATTEMPT = Duration.ofSeconds(2);

  private final Router router;
  private final LocalCopies local;
  private final Placement placement;
  private final Duration deadline;
  private final ExecutorService senders = Senders.named("batch-sender");
  private final Executor tasks;

  RoutedRecommendationReader(
      Router router,
      LocalCopies local,
      Placement placement,
      Duration deadline,
      UnaryOperator<Executor> around) {
    this.tasks = around.apply(senders);
    this.router = router;
    this.local = local;
    this.placement = placement;
    this.deadline = deadline;
  }

  @Override
  public Result<Recommendations> recommendations(RecommendationQuery query) {
    return router.ask(
        query.clientId(),
        Deadline.in(deadline),
        readers -> readers.recommendations().recommendations(query));
  }

  /** The products are the same everywhere, and every node knows their names. */
  @Override
  public Result<Recommendations> popular(RecommendationQuery query) {
    return local.copies().recommendations().popular(query);
  }

  @Override
  public List<Result<Recommendations>> recommendations(List<RecommendationQuery> queries) {
    Deadline until = Deadline.in(deadline);
    List<Result<Recommendations>> results =
        new ArrayList<>(local.owned().recommendations().recommendations(queries));
    askOwners(queries, results, until);
    while (askForOpen(queries, results, until) && Router.pause(until)) {
      askOwners(queries, results, until);
    }
    return results;
  }

  /**
   * One round over those that are still open, so that none waits for another; whether any is left.
   */
  private boolean askForOpen(
      List<RecommendationQuery> queries, List<Result<Recommendations>> results, Deadline until) {
    boolean open = false;
    for (int i = 0; i < results.size(); i++) {
      if (Router.isOpen(results.get(i))) {
        RecommendationQuery query = queries.get(i);
        results.set(
            i,
            router.askOnce(
                query.clientId(),
                until,
                readers -> readers.recommendations().recommendations(query)));
        open |= Router.isOpen(results.get(i));
      }
    }
    return open;
  }

  /** Fills in what the owners answer; leaves open what they do not. */
  private void askOwners(
      List<RecommendationQuery> queries, List<Result<Recommendations>> results, Deadline until) {
    Map<String, List<Integer>> openByOwner = new HashMap<>();
    for (int i = 0; i < results.size(); i++) {
      String owner = placement.client(queries.get(i).clientId()).active();
      if (results.get(i) instanceof Unavailable<?> && owner != null) {
        openByOwner.computeIfAbsent(owner, address -> new ArrayList<>()).add(i);
      }
    }
    List<CompletableFuture<Void>> sent = new ArrayList<>();
    openByOwner.forEach(
        (owner, open) ->
            sent.add(
                CompletableFuture.runAsync(
                    () -> askOwner(owner, open, queries, results, until), tasks)));
    sent.forEach(CompletableFuture::join);
  }

  /** Each owner's places in the results are its own. */
  private void askOwner(
      String owner,
      List<Integer> open,
      List<RecommendationQuery> queries,
      List<Result<Recommendations>> results,
      Deadline until) {
    List<RecommendationQuery> asked = open.stream().map(queries::get).toList();
    Result<List<Result<Recommendations>>> answer =
        router.askPeer(
            owner,
            until.within(BATCH_ATTEMPT),
            readers -> new Result.Found<>(readers.recommendations().recommendations(asked)));
    if (answer instanceof Result.Found<List<Result<Recommendations>>> found) {
      for (int i = 0; i < open.size(); i++) {
        results.set(open.get(i), found.value().get(i).by(AnsweredBy.FORWARDED));
      }
    }
  }

  @Override
  public void close() {
    senders.shutdownNow();
  }
}
