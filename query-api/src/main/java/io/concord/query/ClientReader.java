package io.concord.query;

import io.concord.contract.ClientProfile;
import io.concord.contract.DueProducts;
import io.concord.contract.PurchasePage;

/** Reads what is known of a client. Implementations are thread-safe. */
public interface ClientReader {

  Result<ClientProfile> profile(long clientId);

  /**
   * One page of the client's valid order lines.
   *
   * @throws IllegalArgumentException when the cursor is not one that a page gave out
   */
  Result<PurchasePage> purchases(PurchaseQuery query);

  /** What the client is due to order again. */
  Result<DueProducts> due(DueQuery query);
}
