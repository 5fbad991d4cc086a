package io.concord.query.routing;

import io.concord.contract.ClientProfile;
import io.concord.contract.DueProducts;
import io.concord.contract.PurchasePage;
import io.concord.query.ClientReader;
import io.concord.query.DueQuery;
import io.concord.query.PurchaseQuery;
import io.concord.query.Result;
import java.time.Duration;

/** Asks whoever holds the client. */
final class RoutedClientReader implements ClientReader {
  private final Router router;
  private final Duration deadline;

  RoutedClientReader(Router router, Duration deadline) {
    this.router = router;
    this.deadline = deadline;
  }

  @Override
  public Result<ClientProfile> profile(long clientId) {
    return router.ask(
        clientId, Deadline.in(deadline), readers -> readers.clients().profile(clientId));
  }

  @Override
  public Result<PurchasePage> purchases(PurchaseQuery query) {
    return router.ask(
        query.clientId(), Deadline.in(deadline), readers -> readers.clients().purchases(query));
  }

  @Override
  public Result<DueProducts> due(DueQuery query) {
    return router.ask(
        query.clientId(), Deadline.in(deadline), readers -> readers.clients().due(query));
  }
}
