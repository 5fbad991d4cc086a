package io.concord.push;

/**
 * By client, the offset of its newest change: an open-addressing map without objects, 20 to 32
 * bytes per client. Not thread-safe.
 */
final class LastOffsets {
  static final long NONE = -1;

  private static final int CAPACITY_MIN = 64;
  private static final double LOAD_MAX = 0.8;
  private static final double GROWTH = 1.5;

  private long[] clients = new long[CAPACITY_MIN];

  /** One more than the offset, so that 0 is an empty place; negative for a withdrawal. */
  private long[] places = new long[CAPACITY_MIN];

  private int used;

  /** The offset of the client's newest change; {@link #NONE} when it has none. */
  long newest(long clientId) {
    return Math.abs(places[find(clients, places, clientId)]) - 1;
  }

  /** The offset of the client's list; {@link #NONE} when it has none. */
  long list(long clientId) {
    return Math.max(NONE, places[find(clients, places, clientId)] - 1);
  }

  void put(Change change) {
    if (used + 1 > clients.length * LOAD_MAX) {
      grow();
    }
    int slot = find(clients, places, change.clientId());
    if (places[slot] == 0) {
      used++;
    }
    clients[slot] = change.clientId();
    places[slot] = change.isWithdrawal() ? -change.offset() - 1 : change.offset() + 1;
  }

  int sizeBytes() {
    return 2 * Long.BYTES * clients.length;
  }

  private void grow() {
    int capacity = Math.toIntExact((long) (clients.length * GROWTH));
    long[] grownClients = new long[capacity];
    long[] grownPlaces = new long[capacity];
    for (int i = 0; i < clients.length; i++) {
      if (places[i] != 0) {
        int slot = find(grownClients, grownPlaces, clients[i]);
        grownClients[slot] = clients[i];
        grownPlaces[slot] = places[i];
      }
    }
    clients = grownClients;
    places = grownPlaces;
  }

  /** The client's slot, or the empty one where it belongs. */
  private static int find(long[] clients, long[] places, long clientId) {
    long hash = (clientId * 0x9E3779B97F4A7C15L) >>> 32;
    int slot = (int) ((hash * clients.length) >>> 32);
    while (places[slot] != 0 && clients[slot] != clientId) {
      slot = slot + 1 == clients.length ? 0 : slot + 1;
    }
    return slot;
  }
}
