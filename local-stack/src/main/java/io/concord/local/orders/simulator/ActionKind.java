package io.concord.local.orders.simulator;

import java.util.Random;

/** The kinds of transactions, and how often each is chosen. */
public enum ActionKind {
  PLACE_ORDER(50, new PlaceOrder()),
  FILL_CART(12, new FillCart()),
  ORDER_CART(14, new OrderCart()),
  CORRECT_LINE(12, new CorrectLine()),
  INVALIDATE_LINE(5, new InvalidateLine()),
  CANCEL_ORDER(5, new CancelOrder()),
  MOVE_ORDER(2, new MoveOrder());

  private final int weight;
  private final Action action;

  ActionKind(int weight, Action action) {
    this.weight = weight;
    this.action = action;
  }

  Action action() {
    return action;
  }

  static ActionKind pick(Random random) {
    int total = 0;
    for (ActionKind kind : values()) {
      total += kind.weight;
    }
    int left = random.nextInt(total);
    for (ActionKind kind : values()) {
      left -= kind.weight;
      if (left < 0) {
        return kind;
      }
    }
    throw new IllegalStateException("weights do not add up");
  }
}
