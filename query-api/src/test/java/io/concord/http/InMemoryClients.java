package io.concord.http;

import io.concord.contract.ClientProfile;
import io.concord.contract.DueProducts;
import io.concord.contract.PurchasePage;
import io.concord.query.ClientReader;
import io.concord.query.DueQuery;
import io.concord.query.PurchaseQuery;
import io.concord.query.Result;
import java.time.Duration;

/** The clients of {@link InMemoryRecommendations}; the only cursor is {@code next}. */
public class InMemoryClients implements ClientReader {
  public static final String CURSOR = "next";

  private volatile PurchaseQuery lastQuery;
  private volatile DueQuery lastDueQuery;
  private volatile boolean unbreakable;

  public DueQuery lastDueQuery() {
    return lastDueQuery;
  }

  public PurchaseQuery lastQuery() {
    return lastQuery;
  }

  /** From now on 5 is a client like others. */
  public void becomeUnbreakable() {
    unbreakable = true;
  }

  @Override
  public Result<ClientProfile> profile(long clientId) {
    if (clientId == InMemoryRecommendations.RESTORING) {
      return new Result.Unavailable<>("the store is being restored", Duration.ofSeconds(2));
    }
    return clientId == InMemoryRecommendations.UNKNOWN
        ? new Result.UnknownClient<>(clientId)
        : new Result.Found<>(Samples.profile(clientId));
  }

  @Override
  public Result<PurchasePage> purchases(PurchaseQuery query) {
    lastQuery = query;
    if (!unbreakable && query.clientId() == InMemoryRecommendations.BROKEN) {
      throw new IllegalArgumentException("store secret");
    }
    if (query.cursor() != null && !query.cursor().equals(CURSOR)) {
      throw new IllegalArgumentException("no such cursor");
    }
    return query.clientId() == InMemoryRecommendations.UNKNOWN
        ? new Result.UnknownClient<>(query.clientId())
        : new Result.Found<>(Samples.page(query.clientId()));
  }

  @Override
  public Result<DueProducts> due(DueQuery query) {
    lastDueQuery = query;
    if (query.clientId() == InMemoryRecommendations.RESTORING) {
      return new Result.Unavailable<>("the store is being restored", Duration.ofSeconds(2));
    }
    return query.clientId() == InMemoryRecommendations.UNKNOWN
        ? new Result.UnknownClient<>(query.clientId())
        : new Result.Found<>(Samples.due(query.clientId()));
  }
}
