package io.concord.query;

import io.concord.contract.NodeClients;
import io.concord.contract.NodeFigures;
import java.util.Set;

/** What one node says for itself, to the nodes that ask. Implementations are thread-safe. */
public interface NodeReader {

  /**
   * Who fits among the clients that the node processes.
   *
   * @param copies partitions of the client stage whose copies are to be searched instead; empty for
   *     none
   */
  NodeClients clients(ClientQuery query, Set<Integer> copies);

  /** What the node has done lately. */
  NodeFigures figures();
}
