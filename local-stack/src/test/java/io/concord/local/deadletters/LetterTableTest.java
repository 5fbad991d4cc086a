package io.concord.local.deadletters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.concord.app.deadletter.DeadLetterEntry.Letter;
import io.concord.app.deadletter.DeadLetterEntry.Outcome;
import io.concord.app.deadletter.DeadLetterEntry.Resolution;
import io.concord.app.deadletter.DeadLetterId;
import io.concord.topology.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LetterTableTest {
  private static final Topics TOPICS = new Topics("concord");
  private static final Instant AT = Instant.parse("2024-07-01T10:00:00.123Z");

  private final LetterBook book = new LetterBook();
  private final LetterTable table = new LetterTable(book, TOPICS);

  @BeforeEach
  void receive() {
    book.accept(letter("OrderItem", 1234, "1000", "op must be one of c, u, d, r, op=x"));
    book.accept(letter("Product", 5, null, "a key must be a decimal ID,\nkey=null"));
    book.accept(letter("OrderItem", 1234, "1000", "reported again"));
    book.accept(new Resolution(id("Product", 5), AT, Outcome.DISMISSED, "a test"));
  }

  @Test
  void shouldAlignColumns() {
    assertThat(table.lines(book.all()))
        .containsExactly(
            "ID                WHEN                  KEY   STATE      ERROR",
            "OrderItem/2/1234  2024-07-01T10:00:00Z  1000  open       op must be one of c, u, d, r, op=x",
            "Product/2/5       2024-07-01T10:00:00Z  -     dismissed  a key must be a decimal ID, key=null (a test)");
    assertThat(table.lines(book.open())).hasSize(2);
  }

  @Test
  void shouldWriteALineOfJson() {
    assertThat(table.json(book.all().get(1)))
        .isEqualTo(
            "{\"id\":\"Product/2/5\",\"sourceTopic\":\"concord.cdc.Product\",\"sourcePartition\":2,"
                + "\"sourceOffset\":5,\"at\":\"2024-07-01T10:00:00.123Z\",\"key\":null,"
                + "\"error\":\"a key must be a decimal ID,\\nkey=null\",\"state\":\"dismissed\","
                + "\"reason\":\"a test\"}");
  }

  @Test
  void shouldSayWhenALetterIsNotOpen() {
    assertThat(book.open(id("OrderItem", 1234), "OrderItem/2/1234").error()).startsWith("op must");
    assertThatThrownBy(() -> book.open(id("Product", 5), "Product/2/5"))
        .hasMessage("the dead letter Product/2/5 is dismissed already");
    assertThatThrownBy(() -> book.open(id("Product", 6), "Product/2/6"))
        .hasMessage("there is no dead letter Product/2/6");
  }

  private static Letter letter(String table, long offset, String key, String error) {
    byte[] bytes = key == null ? null : key.getBytes(StandardCharsets.UTF_8);
    return new Letter(id(table, offset), AT, bytes, null, 0, error);
  }

  private static DeadLetterId id(String table, long offset) {
    return new DeadLetterId(TOPICS.source(table), 2, offset);
  }
}
