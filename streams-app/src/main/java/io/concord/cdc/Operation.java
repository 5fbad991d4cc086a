package io.concord.cdc;

/** What Debezium's {@code op} says happened to the row. */
public enum Operation {
  CREATE,
  UPDATE,
  DELETE,
  READ;

  static Operation of(String op) {
    return switch (op) {
      case "c" -> CREATE;
      case "u" -> UPDATE;
      case "d" -> DELETE;
      case "r" -> READ;
      default -> throw new EnvelopeException("op must be one of c, u, d, r, op=" + op);
    };
  }
}
