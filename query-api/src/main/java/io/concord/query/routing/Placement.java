package io.concord.query.routing;

/** Tells which other nodes hold what. Implementations are thread-safe and cheap. */
public interface Placement {

  /** The nodes that hold this client's state. */
  Holders client(long clientId);

  /** The nodes that hold the popularity of products. */
  Holders popularity();

  /** The nodes that hold what is counted of the quality of lists. */
  Holders quality();
}
