package io.concord.app;

import java.util.List;

/**
 * Which nodes hold a partition of the client stage, as {@code host:port} of their HTTP servers.
 *
 * @param active the node that processes it; null when nobody is known to
 * @param standbys nodes that keep a copy
 */
public record TaskHolders(String active, List<String> standbys) {
  static final TaskHolders NONE = new TaskHolders(null, List.of());

  public TaskHolders {
    standbys = List.copyOf(standbys);
  }
}
