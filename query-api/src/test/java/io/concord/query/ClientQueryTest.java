package io.concord.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.concord.contract.FoundClients.FoundClient;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ClientQueryTest {
  @Test
  void shouldTakeDigitsAloneForAnId() {
    assertThat(query(" 410 ").idPrefix()).isEqualTo("410");
    assertThat(query("0").idPrefix()).isEqualTo("0");
    assertThat(query("01").idPrefix()).isNull();
    assertThat(query("410 parts").idPrefix()).isNull();
    assertThat(query("-1").idPrefix()).isNull();
    assertThat(query("9".repeat(20)).idPrefix()).isNull();
  }

  @Test
  void shouldPutTheVeryIdFirstThenIdsThenNamesByOrders() {
    Stream<FoundClient> found =
        Stream.of(client(7, 3), client(412, 9), client(9, null), client(41, 0), client(8, 90));

    assertThat(found.sorted(query("41").bestFirst()).map(FoundClient::clientId))
        .containsExactly(41L, 412L, 8L, 7L, 9L);
  }

  @Test
  void shouldRefuseWhatIsTooLongOrTooMuch() {
    assertThatThrownBy(() -> query("")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> query("x".repeat(101))).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new ClientQuery("x", 0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new ClientQuery("x", 101))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static ClientQuery query(String text) {
    return new ClientQuery(text, 20);
  }

  private static FoundClient client(long id, Integer orders) {
    return new FoundClient(id, "41 parts", null, orders);
  }
}
