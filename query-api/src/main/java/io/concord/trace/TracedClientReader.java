package io.concord.trace;

import io.concord.contract.ClientProfile;
import io.concord.contract.DueProducts;
import io.concord.contract.PurchasePage;
import io.concord.query.ClientReader;
import io.concord.query.DueQuery;
import io.concord.query.PurchaseQuery;
import io.concord.query.Result;

/** A reader of what is known of clients, followed. */
record TracedClientReader(ClientReader reader, RoutingSpans spans) implements ClientReader {
  @Override
  public Result<ClientProfile> profile(long clientId) {
    return spans.one(clientId, () -> reader.profile(clientId));
  }

  @Override
  public Result<PurchasePage> purchases(PurchaseQuery query) {
    return spans.one(query.clientId(), () -> reader.purchases(query));
  }

  @Override
  public Result<DueProducts> due(DueQuery query) {
    return spans.one(query.clientId(), () -> reader.due(query));
  }
}
