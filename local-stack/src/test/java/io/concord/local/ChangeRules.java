package io.concord.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;

/** How an event follows from the client's previous one, by the contract's words alone. */
final class ChangeRules {
  private static final long GENERATION = 1_000_000_000L;

  private ChangeRules() {}

  /**
   * @param previous null when this is the client's first event
   */
  static void check(JsonNode previous, JsonNode event) {
    long generation = event.path("revision").asLong() / GENERATION;
    boolean begins =
        previous == null || generation > previous.path("revision").asLong() / GENERATION;
    if (begins && event.path("revision").asLong() % GENERATION == 0) {
      checkEnding(previous, event);
    } else {
      check(begins ? null : previous, event, generation * GENERATION);
    }
  }

  /** A generation that knows nothing of a client takes back what an older one said. */
  private static void checkEnding(JsonNode previous, JsonNode event) {
    assertThat(previous).as("there must be something to take back").isNotNull();
    assertThat(products(event)).isEmpty();
    assertThat(longs(event.path("left"))).isEqualTo(products(previous));
  }

  private static void check(JsonNode previous, JsonNode event, long unpublished) {
    JsonNode before = previous == null ? MissingNode.getInstance() : previous;
    String what = "event of client " + event.path("clientId");
    List<Long> listBefore = products(before);
    List<Long> listNow = products(event);
    assertThat(event.path("revision").asLong())
        .as(what + ": revision")
        .isEqualTo(before.path("revision").asLong(unpublished) + 1);
    assertThat(longs(event.path("entered")))
        .as(what + ": entered")
        .isEqualTo(minus(listNow, listBefore));
    assertThat(longs(event.path("left"))).as(what + ": left").isEqualTo(minus(listBefore, listNow));
    int rank = 0;
    for (JsonNode place : event.path("recommendations")) {
      rank++;
      int rankBefore = listBefore.indexOf(place.path("productId").asLong()) + 1;
      assertThat(place.path("rank").asInt()).as(what + ": rank").isEqualTo(rank);
      assertThat(place.path("previousRank").asInt(0))
          .as(what + ": previousRank of rank " + rank)
          .isEqualTo(rankBefore);
    }
    if (previous != null) {
      assertThat(content(event))
          .as(what + " must tell something new")
          .isNotEqualTo(content(before));
    }
  }

  static List<Long> longs(JsonNode numbers) {
    List<Long> longs = new ArrayList<>();
    numbers.forEach(number -> longs.add(number.asLong()));
    return longs;
  }

  private static List<Long> products(JsonNode event) {
    List<Long> products = new ArrayList<>();
    event.path("recommendations").forEach(place -> products.add(place.path("productId").asLong()));
    return products;
  }

  private static List<Long> minus(List<Long> some, List<Long> others) {
    return some.stream().filter(product -> !others.contains(product)).toList();
  }

  /** What subscribers are told of: the segment, and the list without how it moved. */
  private static List<String> content(JsonNode event) {
    List<String> content = new ArrayList<>(List.of(event.path("segment").asText()));
    for (JsonNode place : event.path("recommendations")) {
      content.add(
          List.of("productId", "score", "orderCount", "lastOrderedAt").stream()
              .map(field -> place.path(field).asText())
              .toList()
              .toString());
    }
    return content;
  }
}
