package io.concord.query.remote;

import io.concord.contract.PopularProducts;
import io.concord.query.PopularReader;
import io.concord.query.Result;
import java.time.LocalDate;

/** Asks one node. */
final class RemotePopularReader implements PopularReader {
  private static final long NO_CLIENT = 0;

  private final PeerClient peer;

  RemotePopularReader(PeerClient peer) {
    this.peer = peer;
  }

  @Override
  public Result<PopularProducts> popular(LocalDate asOf) {
    return peer.get("/internal/popular?asOf=" + asOf, NO_CLIENT, PopularProducts.class);
  }
}
