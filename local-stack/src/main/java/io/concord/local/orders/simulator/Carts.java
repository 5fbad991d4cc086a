package io.concord.local.orders.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * Carts that wait to be ordered, at most {@link #MAX}. They are not part of any transaction: after
 * a rollback a cart may stand here whose lines do not exist.
 */
final class Carts {
  static final int MAX = 50;

  private final List<Cart> waiting = new ArrayList<>();

  boolean isFull() {
    return waiting.size() >= MAX;
  }

  void add(Cart cart) {
    waiting.add(cart);
  }

  Optional<Cart> take(Random random) {
    return waiting.isEmpty()
        ? Optional.empty()
        : Optional.of(waiting.remove(random.nextInt(waiting.size())));
  }
}
