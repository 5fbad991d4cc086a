package io.concord.query.routing;

import java.util.List;

/**
 * Other nodes that hold what is asked for, as {@code host:port}.
 *
 * @param active the node that processes it; null when that is this one or nobody
 * @param standbys nodes that keep a copy
 */
public record Holders(String active, List<String> standbys) {
  public Holders {
    standbys = List.copyOf(standbys);
  }
}
