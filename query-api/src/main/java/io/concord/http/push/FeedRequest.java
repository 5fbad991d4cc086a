package io.concord.http.push;

import io.concord.contract.Cause;
import io.concord.contract.ContractJson;
import io.concord.http.exchange.Arguments;
import io.concord.http.exchange.ProblemException;
import io.concord.push.ChangeFilter;
import io.concord.push.Start;
import io.concord.push.SubscriptionRequest;
import io.javalin.http.Context;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/**
 * What a request subscribes to.
 *
 * @param cursorName the argument or header that the cursor came in; null when there is none
 */
record FeedRequest(ChangeFilter filter, Start start, String cursorName) {
  private static final String LAST_EVENT_ID = "Last-Event-ID";
  static final Set<String> SEGMENTS =
      new TreeSet<>(Set.of("HEAVY", "REGULAR_CONSISTENT", "REGULAR_EXPLORATORY", "LIGHT"));

  /** As the contract writes them. */
  static final Set<String> CAUSES =
      Arrays.stream(Cause.Kind.values())
          .map(kind -> ContractJson.mapper().convertValue(kind, String.class))
          .collect(Collectors.toCollection(TreeSet::new));

  static FeedRequest ofClient(Context ctx) {
    Arguments arguments = new Arguments(ctx, List.of("from"));
    ChangeFilter filter = new ChangeFilter.OneClient(arguments.clientId());
    return of(ctx, filter, arguments.text("from"), new Start.LastLists());
  }

  static FeedRequest ofEvery(Context ctx) {
    Arguments arguments = new Arguments(ctx, List.of("segment", "cause", "from"));
    ChangeFilter filter =
        new ChangeFilter.EveryClient(
            names("segment", arguments.text("segment"), SEGMENTS),
            names("cause", arguments.text("cause"), CAUSES));
    String from = Objects.requireNonNullElse(arguments.text("from"), "now");
    return switch (from) {
      case "now" -> of(ctx, filter, null, new Start.Now());
      case "start" -> of(ctx, filter, null, new Start.LastLists());
      default -> of(ctx, filter, from, new Start.Now());
    };
  }

  /** The header comes first: who reconnects repeats the address that it began with. */
  private static FeedRequest of(
      Context ctx, ChangeFilter filter, String from, Start withoutCursor) {
    String header = ctx.req().getHeader(LAST_EVENT_ID);
    if (header != null && !header.isEmpty()) {
      return new FeedRequest(filter, new Start.After(header), LAST_EVENT_ID);
    }
    return from == null
        ? new FeedRequest(filter, withoutCursor, null)
        : new FeedRequest(filter, new Start.After(from), "from");
  }

  private static Set<String> names(String argument, String value, Set<String> allowed) {
    if (value == null) {
      return Set.of();
    }
    Set<String> names = Arrays.stream(value.split(",", -1)).collect(Collectors.toSet());
    if (!allowed.containsAll(names)) {
      throw ProblemException.badArgument(
          argument,
          "must be some of " + String.join(", ", allowed) + ", separated by commas",
          value);
    }
    return names;
  }

  SubscriptionRequest subscription(BooleanSupplier stillAllowed) {
    return new SubscriptionRequest(filter, start, stillAllowed);
  }

  /** That the feed does not know the cursor. */
  ProblemException badCursor() {
    return ProblemException.badArgument(
        cursorName, "must be the id of an event of this path", ((Start.After) start).cursor());
  }
}
