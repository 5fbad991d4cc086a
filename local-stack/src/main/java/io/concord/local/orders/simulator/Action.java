package io.concord.local.orders.simulator;

import java.sql.SQLException;
import java.util.Optional;

/** What one kind of transaction does. Without state of its own. */
interface Action {

  /**
   * Writes within the desk's transaction.
   *
   * @return what was done, as a sentence without a full stop; empty when there was nothing to do it
   *     to, and nothing was written
   */
  Optional<String> perform(OrderDesk desk) throws SQLException;
}
