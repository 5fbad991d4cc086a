package io.concord.query.routing;

import io.concord.contract.ClientProfile;
import io.concord.contract.DueProducts;
import io.concord.contract.PurchasePage;
import io.concord.query.ClientReader;
import io.concord.query.DueQuery;
import io.concord.query.PurchaseQuery;
import io.concord.query.Result;

/** Nobody asks for clients. */
final class NoClients implements ClientReader {
  @Override
  public Result<ClientProfile> profile(long clientId) {
    throw new AssertionError("nobody asks for profiles");
  }

  @Override
  public Result<PurchasePage> purchases(PurchaseQuery query) {
    throw new AssertionError("nobody asks for purchases");
  }

  @Override
  public Result<DueProducts> due(DueQuery query) {
    throw new AssertionError("nobody asks for what is due");
  }
}
