package io.concord.local.orders.generator;

/** How a client buys; chosen so that the segments of the scoring all come about. */
enum Habit {
  /** A large haulier that orders nearly every day, a little at a time. */
  HEAVY(0.75, 0.22),
  /** A haulier that replaces the same parts again and again. */
  REGULAR_CONSISTENT(0.95, 0.06),
  /** A workshop that buys what the truck in its yard needs. */
  REGULAR_EXPLORATORY(1.0, 0.88),
  /** A small fleet that orders now and then. */
  LIGHT(1.25, 0.35);

  private final double linesPerOrder;
  private final double exploration;

  Habit(double linesPerOrder, double exploration) {
    this.linesPerOrder = linesPerOrder;
    this.exploration = exploration;
  }

  /** Weight against other habits. */
  double linesPerOrder() {
    return linesPerOrder;
  }

  /** Share of lines that are anything from the catalogue instead of a service part that is due. */
  double exploration() {
    return exploration;
  }

  int orders(Dice dice) {
    return switch (this) {
      case HEAVY -> dice.between(520, 800);
      case REGULAR_CONSISTENT, REGULAR_EXPLORATORY ->
          Math.min(470, 105 + (int) dice.skewed(45, 0.8));
      case LIGHT -> dice.chance(0.015) ? 0 : Math.min(95, 1 + (int) dice.skewed(11, 0.8));
    };
  }
}
