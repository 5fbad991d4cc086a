package io.concord.query.remote;

import io.concord.contract.Quality;
import io.concord.query.QualityReader;
import io.concord.query.Result;
import java.time.LocalDate;
import java.util.StringJoiner;

/** Asks one node. */
final class RemoteQualityReader implements QualityReader {
  private static final long NO_CLIENT = 0;

  private final PeerClient peer;

  RemoteQualityReader(PeerClient peer) {
    this.peer = peer;
  }

  @Override
  public Result<Quality> quality(LocalDate from, LocalDate to) {
    StringJoiner path = new StringJoiner("&", "/internal/quality?", "");
    path.setEmptyValue("/internal/quality");
    if (from != null) {
      path.add("from=" + from);
    }
    if (to != null) {
      path.add("to=" + to);
    }
    return peer.get(path.toString(), NO_CLIENT, Quality.class);
  }
}
