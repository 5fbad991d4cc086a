package io.concord.local.verify;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** The lists that must be served, and the rows behind them. */
interface ReferenceLists {

  /** IDs of all clients, ascending: those with a row and those with an order. */
  long[] clientIds();

  /** The lists of these clients; a client that the database does not know has none. */
  Map<Long, ExpectedList> lists(Collection<Long> clientIds, LocalDate asOf);

  /** The client's order lines of a product, valid or not, newest order first. */
  List<LineRow> lines(long clientId, long productId, int limit);

  /** Popular products may be kept from call to call until this is called. */
  void forgetPopular();
}
