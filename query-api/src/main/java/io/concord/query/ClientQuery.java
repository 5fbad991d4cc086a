package io.concord.query;

import io.concord.contract.FoundClients.FoundClient;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * What somebody types to find a client: the beginning of an ID, or words of which each must begin a
 * word of the name.
 *
 * @param text 1..{@link #TEXT_MAX} characters, as typed
 * @param limit clients found at most, 1..{@link #LIMIT_MAX}
 */
public record ClientQuery(String text, int limit) {
  public static final int TEXT_MAX = 100;
  public static final int LIMIT_DEFAULT = 20;
  public static final int LIMIT_MAX = 100;

  private static final int LONG_DIGITS_MAX = 19;

  private static final int THE_VERY_ONE = 0;
  private static final int BY_ID = 1;
  private static final int BY_NAME = 2;

  public ClientQuery {
    Objects.requireNonNull(text, "text");
    if (text.isEmpty() || text.length() > TEXT_MAX) {
      throw new IllegalArgumentException(
          "text must have 1 to " + TEXT_MAX + " characters, length=" + text.length());
    }
    if (limit < 1 || limit > LIMIT_MAX) {
      throw new IllegalArgumentException(
          "limit must be between 1 and " + LIMIT_MAX + ", limit=" + limit);
    }
  }

  /** The words of a name that fits, as {@link Words} has them. */
  public List<String> words() {
    return Words.of(text);
  }

  /** The beginning of an ID; null when no ID can begin like this. */
  public String idPrefix() {
    String typed = text.strip();
    boolean isId = typed.matches("0|[1-9][0-9]{0," + (LONG_DIGITS_MAX - 1) + "}");
    return isId ? typed : null;
  }

  /** The very client of the typed ID, then IDs that begin with it, then names by orders. */
  public Comparator<FoundClient> bestFirst() {
    String prefix = idPrefix();
    return Comparator.<FoundClient>comparingInt(client -> place(prefix, client.clientId()))
        .thenComparingLong(
            client -> place(prefix, client.clientId()) == BY_NAME ? -orders(client) : 0)
        .thenComparingLong(FoundClient::clientId);
  }

  private static int place(String prefix, long clientId) {
    String id = Long.toString(clientId);
    if (prefix == null || !id.startsWith(prefix)) {
      return BY_NAME;
    }
    return id.equals(prefix) ? THE_VERY_ONE : BY_ID;
  }

  private static long orders(FoundClient client) {
    return client.orders() == null ? 0 : client.orders();
  }
}
