package io.concord.query.routing;

import java.util.List;

/** Tells which nodes there are. Implementations are thread-safe and cheap. */
public interface Members {

  /** All nodes but this one, as {@code host:port}, as the group last agreed. */
  List<String> others();

  /** Partitions of the client stage, numbered from 0. */
  int partitions();

  /** Other nodes that keep a copy of a partition of the client stage. */
  List<String> copies(int partition);
}
