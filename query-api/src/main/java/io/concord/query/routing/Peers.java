package io.concord.query.routing;

import io.concord.query.PopularReader;
import io.concord.query.QualityReader;
import io.concord.query.Readers;

/** The ports over other nodes. A node that is asked this way asks nobody else. */
public interface Peers {

  /**
   * What a node says of clients; its readers throw {@link PeerException} when it does not answer
   * before the deadline.
   */
  Readers readers(String address, Deadline deadline);

  /** What a node says of all clients together; throws as the others do. */
  PopularReader popular(String address, Deadline deadline);

  /** What a node says of the quality of lists; throws as the others do. */
  QualityReader quality(String address, Deadline deadline);
}
