package io.concord.contract;

import java.util.List;

/**
 * Answer of {@code GET /v1/clients}: who fits what was typed, best first: the client of that ID,
 * IDs that begin with it, then names by orders.
 *
 * @param query as it was asked
 * @param complete whether every client was looked at; false while a node that holds clients does
 *     not answer or its names are still being read
 */
public record FoundClients(String query, boolean complete, List<FoundClient> clients) {
  public FoundClients {
    clients = List.copyOf(clients);
  }

  /**
   * One client.
   *
   * @param name null when the client's row has not been seen, or says none
   * @param segment of its list; null without one
   * @param orders distinct orders behind its list; null without one
   */
  public record FoundClient(long clientId, String name, String segment, Integer orders) {}
}
