package io.concord.local;

import static io.concord.local.ShopSql.line;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.concord.local.oracle.ReferenceList;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Commits something and holds what follows against what must: every answer becomes the reference's,
 * and the affected clients, nobody else, are told exactly once.
 *
 * <p>"Nobody else" needs an end: an order of the fence client is placed afterwards, and the node is
 * awaited until it has nothing more to do.
 */
final class ChangeCheck {
  private static final long FENCE_CLIENT = TestOrders.LIGHT_LAST;
  private static final AtomicLong NEXT_FENCE = new AtomicLong(990_000_000);

  private final StackClient client;
  private final ChangeFeed feed;
  private final LocalDate asOf;
  private final List<String> statements = new ArrayList<>();
  private String kind;
  private List<Long> orders;

  ChangeCheck(StackClient client, ChangeFeed feed, LocalDate asOf) {
    this.client = client;
    this.feed = feed;
    this.asOf = asOf;
  }

  ChangeCheck sql(String... more) {
    return sql(Arrays.stream(more));
  }

  ChangeCheck sql(Stream<String> more) {
    more.forEach(statements::add);
    return this;
  }

  /** What the events must name as their cause; no orders when they differ from client to client. */
  ChangeCheck because(String kind, Long... orders) {
    this.kind = kind;
    this.orders = List.of(orders);
    return this;
  }

  /** Commits, and returns the events by client. */
  Map<Long, JsonNode> tells(Long... clients) throws Exception {
    client.sql(statements.toArray(String[]::new));
    client.awaitReference(asOf);
    Map<Long, ReferenceList> reference = client.reference(asOf, StackClient.LIST_SIZE);
    List<JsonNode> events = eventsUpToFence();
    assertThat(events)
        .as("one event for each affected client")
        .extracting(event -> event.path("clientId").asLong())
        .containsExactlyInAnyOrder(clients);
    events.forEach(event -> check(event, reference.get(event.path("clientId").asLong())));
    return events.stream()
        .collect(
            Collectors.toMap(
                event -> event.path("clientId").asLong(),
                event -> event,
                (a, b) -> b,
                TreeMap::new));
  }

  private void check(JsonNode event, ReferenceList expected) {
    assertThat(event.at("/cause/kind").asText()).isEqualTo(kind);
    if (!orders.isEmpty()) {
      assertThat(ChangeRules.longs(event.at("/cause/orders"))).isEqualTo(orders);
    }
    assertThat(event.path("asOf").asText()).isEqualTo(asOf.toString());
    if (expected == null) {
      // not in the Client table, and without orders now
      assertThat(event.path("recommendations")).isEmpty();
      return;
    }
    assertThat(event.path("segment").asText()).isEqualTo(expected.segment());
    assertThat(event.path("orders").asInt()).isEqualTo(expected.orders());
    if (expected.source().equals("history")) {
      assertThat(
              expected.differences(StackClient.places(event.path("recommendations"), "productId")))
          .isEmpty();
    } else {
      assertThat(event.path("recommendations")).isEmpty();
    }
  }

  private List<JsonNode> eventsUpToFence() throws Exception {
    long order = NEXT_FENCE.getAndIncrement();
    client.sql(
        ShopSql.order(order, FENCE_CLIENT, asOf.minusDays(1) + "T00:00:00"),
        line(order, order, order % 40));
    List<JsonNode> events = new ArrayList<>(feed.takeUntil(event -> isOf(event, order)));
    awaitNothingToDo();
    events.addAll(feed.take());
    assertThat(events.stream().filter(event -> isOf(event, order))).hasSize(1);
    return events.stream().filter(event -> !isOf(event, order)).toList();
  }

  private static boolean isOf(JsonNode event, long order) {
    return ChangeRules.longs(event.at("/cause/orders")).contains(order);
  }

  private void awaitNothingToDo() {
    await()
        .atMost(StackClient.PATIENCE)
        .until(
            () -> {
              JsonNode ready = client.get("/health/ready").body();
              return ready.path("lag").asLong() == 0 && ready.path("pendingClients").asLong() == 0;
            });
  }
}
