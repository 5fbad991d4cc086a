package io.concord.local.orders.simulator;

/** A client under one of its agreements. */
record Buyer(long clientId, String name, long agreementId) {

  /** Such as {@code client 123 Spedition Krause GmbH}. */
  String spoken() {
    String number = String.valueOf(clientId);
    if (name == null || name.isBlank()) {
      return "client " + number;
    }
    return name.endsWith(" " + number) ? "client " + number : "client " + number + " " + name;
  }
}
