package io.concord.query.routing;

import io.concord.query.NodeReader;

/** What other nodes say for themselves. */
public interface NodePeers {

  /** A node; its reader throws {@link PeerException} when it does not answer in time. */
  NodeReader node(String address, Deadline deadline);
}
