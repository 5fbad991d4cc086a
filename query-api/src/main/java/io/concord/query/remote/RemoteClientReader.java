package io.concord.query.remote;

import io.concord.contract.ClientProfile;
import io.concord.contract.DueProducts;
import io.concord.contract.PurchasePage;
import io.concord.query.ClientReader;
import io.concord.query.DueQuery;
import io.concord.query.PurchaseQuery;
import io.concord.query.Result;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Asks one node. */
final class RemoteClientReader implements ClientReader {
  private final PeerClient peer;

  RemoteClientReader(PeerClient peer) {
    this.peer = peer;
  }

  @Override
  public Result<ClientProfile> profile(long clientId) {
    return peer.get("/v1/clients/" + clientId, clientId, ClientProfile.class);
  }

  @Override
  public Result<PurchasePage> purchases(PurchaseQuery query) {
    String path = "/v1/clients/" + query.clientId() + "/purchases?limit=" + query.limit();
    String product = query.productId() == null ? "" : "&productId=" + query.productId();
    String cursor =
        query.cursor() == null
            ? ""
            : "&cursor=" + URLEncoder.encode(query.cursor(), StandardCharsets.UTF_8);
    return peer.get(path + product + cursor, query.clientId(), PurchasePage.class);
  }

  @Override
  public Result<DueProducts> due(DueQuery query) {
    String path =
        "/v1/clients/%d/due?limit=%d&withinDays=%d"
            .formatted(query.clientId(), query.limit(), query.withinDays());
    String day = query.asOf() == null ? "" : "&asOf=" + query.asOf();
    return peer.get(path + day, query.clientId(), DueProducts.class);
  }
}
