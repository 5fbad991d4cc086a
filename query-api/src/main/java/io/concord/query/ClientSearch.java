package io.concord.query;

import io.concord.contract.FoundClients;

/** Finds clients while somebody types. Implementations are thread-safe. */
public interface ClientSearch {

  /** Who fits, best first; always answers, with whatever is known in time. */
  FoundClients find(ClientQuery query);
}
