package io.concord.local.orders.simulator;

import java.util.List;

/** Lines that a client has chosen and not ordered. Only the simulator knows whose they are. */
record Cart(Buyer buyer, List<Long> lines) {
  Cart {
    lines = List.copyOf(lines);
  }
}
