package io.concord.query.remote;

import io.concord.contract.Quality;
import io.concord.query.QualityReader;
import io.concord.query.Result;
import java.time.LocalDate;

/** Asks one node. */
final class RemoteQualityReader implements QualityReader {
  private static final long NO_CLIENT = 0;

  private final PeerClient peer;

  RemoteQualityReader(PeerClient peer) {
    this.peer = peer;
  }

  @Override
  public Result<Quality> quality(LocalDate to, int days) {
    String path = "/internal/quality?days=" + days + (to == null ? "" : "&to=" + to);
    return peer.get(path, NO_CLIENT, Quality.class);
  }
}
