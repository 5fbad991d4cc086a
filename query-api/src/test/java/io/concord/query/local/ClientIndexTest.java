package io.concord.query.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.concord.contract.FoundClients.FoundClient;
import io.concord.query.ClientQuery;
import io.concord.query.Words;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClientIndexTest {
  private static final List<String> SYLLABLES =
      List.of("sm", "i", "th", " ", "-", "Ö", "o", "4", "Tr", "uck", "ß", "'");

  @Test
  void shouldFindNamesByTheBeginningsOfTheirWords() {
    ClientIndex index = index(Map.of(1L, "Smith Trucks", 2L, "Anna Smirnova", 3L, "Blacksmith"));
    index.orders(1, 5);
    index.orders(2, 7);

    assertThat(find(index, "smi")).containsExactly(2L, 1L);
    assertThat(find(index, "TRUCK sm")).containsExactly(1L);
    assertThat(find(index, "smi x")).isEmpty();
    assertThat(find(index, "!")).isEmpty();
  }

  @Test
  void shouldFindIdsByTheirFirstDigitsBeforeNames() {
    Map<Long, String> names =
        Map.of(41L, "B", 410L, "C", 4_100_000_000_000_000_000L, "D", 5L, "Route 41", 14L, "E");

    assertThat(find(index(names), "41")).containsExactly(41L, 410L, 4_100_000_000_000_000_000L, 5L);
    assertThat(find(index(Map.of(0L, "A", 10L, "B", -1L, "C")), "0")).containsExactly(0L);
    assertThat(find(index(Map.of(Long.MAX_VALUE, "A")), "9223372036854775807"))
        .containsExactly(Long.MAX_VALUE);
    assertThat(find(index(Map.of(Long.MAX_VALUE, "A")), "9999999999999999999")).isEmpty();
  }

  @Test
  void shouldTakeOverTheOrdersOfAnother() {
    ClientIndex before = index(Map.of(1L, "Smith", 2L, "Smith", 9L, "Gone"));
    before.orders(2, 7);
    ClientIndex index = index(Map.of(1L, "Smith", 2L, "Smith", 3L, "Smith"));

    index.ordersOf(before);

    assertThat(find(index, "s")).containsExactly(2L, 1L, 3L);
  }

  /** Against a search that looks at each client by itself. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void shouldFindWhatASearchOneByOneFinds(long seed) {
    Random random = new Random(seed);
    TreeMap<Long, String> names = new TreeMap<>();
    for (int i = 0; i < 400; i++) {
      names.put((long) random.nextInt(1 << (1 + random.nextInt(20))), text(random, 6));
    }
    ClientIndex index = index(names);
    names.keySet().forEach(id -> index.orders(id, orders(id)));
    for (int i = 0; i < 300; i++) {
      String text = random.nextBoolean() ? "" + random.nextInt(300) : text(random, 3);
      ClientQuery query = new ClientQuery(text + "m", 1 + random.nextInt(100));
      ClientQuery digits = new ClientQuery(text.isEmpty() ? "1" : text, 1 + random.nextInt(100));

      assertThat(index.find(query)).as(query.text()).isEqualTo(oneByOne(names, query));
      assertThat(index.find(digits)).as(digits.text()).isEqualTo(oneByOne(names, digits));
    }
  }

  private static List<Long> oneByOne(Map<Long, String> names, ClientQuery query) {
    return names.entrySet().stream()
        .filter(client -> fits(client.getKey(), client.getValue(), query))
        .map(
            client ->
                new FoundClient(client.getKey(), client.getValue(), null, orders(client.getKey())))
        .sorted(query.bestFirst())
        .limit(query.limit())
        .map(FoundClient::clientId)
        .toList();
  }

  private static boolean fits(long id, String name, ClientQuery query) {
    boolean byId = query.idPrefix() != null && ("" + id).startsWith(query.idPrefix());
    List<String> words = Words.of(name);
    boolean byName =
        !query.words().isEmpty()
            && query.words().stream()
                .allMatch(typed -> words.stream().anyMatch(word -> word.startsWith(typed)));
    return byId || byName;
  }

  private static int orders(long id) {
    return (int) (id * 31 % 17);
  }

  private static String text(Random random, int syllables) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(syllables + 1); i > 0; i--) {
      text.append(SYLLABLES.get(random.nextInt(SYLLABLES.size())));
    }
    return text.toString();
  }

  private static List<Long> find(ClientIndex index, String text) {
    return index.find(new ClientQuery(text, 20));
  }

  private static ClientIndex index(Map<Long, String> names) {
    ClientIndex.Builder builder = new ClientIndex.Builder();
    new TreeMap<>(names).forEach(builder::add);
    return builder.build();
  }
}
