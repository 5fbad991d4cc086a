package io.concord.push;

import java.util.Set;

/** Which changes a subscriber wants. */
public sealed interface ChangeFilter {

  boolean accepts(Change change);

  /** The changes of one client. */
  record OneClient(long clientId) implements ChangeFilter {
    @Override
    public boolean accepts(Change change) {
      return change.clientId() == clientId;
    }
  }

  /**
   * The changes of all clients that are in a segment after the change and have such a cause; an
   * empty set is any. Withdrawals have neither and always pass.
   */
  record EveryClient(Set<String> segments, Set<String> causes) implements ChangeFilter {
    public EveryClient {
      segments = Set.copyOf(segments);
      causes = Set.copyOf(causes);
    }

    @Override
    public boolean accepts(Change change) {
      return change.isWithdrawal()
          || isWithin(segments, change, true) && isWithin(causes, change, false);
    }

    private static boolean isWithin(Set<String> allowed, Change change, boolean segment) {
      if (allowed.isEmpty()) {
        return true;
      }
      String value = segment ? change.traits().segment() : change.traits().cause();
      return value != null && allowed.contains(value);
    }
  }
}
