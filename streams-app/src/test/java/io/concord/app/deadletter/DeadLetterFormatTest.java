package io.concord.app.deadletter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.concord.app.deadletter.DeadLetterEntry.Letter;
import io.concord.app.deadletter.DeadLetterEntry.Outcome;
import io.concord.app.deadletter.DeadLetterEntry.Resolution;
import io.concord.topology.Topics;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeadLetterFormatTest {
  private static final Topics TOPICS = new Topics("concord");
  private static final DeadLetterId ID = new DeadLetterId("concord.cdc.OrderItem", 2, 1234);
  private static final Instant AT = Instant.parse("2024-07-01T10:00:00Z");

  @Test
  void shouldReadBackALetter() {
    Letter letter = (Letter) read(letter("9", "{}")).orElseThrow();

    assertThat(letter.id()).isEqualTo(ID);
    assertThat(letter.at()).isEqualTo(AT);
    assertThat(letter.key()).isEqualTo(bytes("9"));
    assertThat(letter.value()).isEqualTo(bytes("{}"));
    assertThat(letter.omittedBytes()).isZero();
    assertThat(letter.error()).isEqualTo("why");
  }

  @Test
  void shouldReadBackALetterOfATombstoneWithoutKey() {
    Letter letter = (Letter) read(letter(null, null)).orElseThrow();

    assertThat(letter.key()).isNull();
    assertThat(letter.value()).isNull();
    assertThat(letter.omittedBytes()).isZero();
  }

  @Test
  void shouldReadBackAResolution() {
    Letter letter = (Letter) read(letter("9", "{}")).orElseThrow();
    ProducerRecord<byte[], byte[]> written =
        DeadLetterFormat.resolution("letters", letter, Outcome.DISMISSED, "a test");

    assertThat(written.key()).isEqualTo(bytes("9"));
    assertThat(written.value()).isNull();
    assertThat(read(written)).hasValue(new Resolution(ID, AT, Outcome.DISMISSED, "a test"));
  }

  /** A letter that no broker takes would stop the node for good. */
  @Test
  void shouldLeaveOutTheValueWhenTheRecordIsTooLarge() {
    String large = "x".repeat(DeadLetterFormat.KEPT_BYTES_MAX);

    assertThat(letter("", large).value()).isEqualTo(bytes(large));
    Letter letter = (Letter) read(letter("9", large)).orElseThrow();
    assertThat(letter.key()).isEqualTo(bytes("9"));
    assertThat(letter.value()).isNull();
    assertThat(letter.omittedBytes()).isEqualTo(DeadLetterFormat.KEPT_BYTES_MAX + 1);
    assertThat(((Letter) read(letter(large, "9")).orElseThrow()).key()).isNull();
  }

  @Test
  void shouldTakeARecordOfSomebodyElseForNoEntry() {
    assertThat(read(new ProducerRecord<>("letters", bytes("9"), bytes("hello")))).isEmpty();
    ProducerRecord<byte[], byte[]> odd = letter("9", "{}");
    odd.headers().add(DeadLetterFormat.OFFSET_HEADER, bytes("first"));
    assertThat(read(odd)).isEmpty();
    ProducerRecord<byte[], byte[]> undecided = letter("9", null);
    undecided.headers().add(DeadLetterFormat.RESOLUTION_HEADER, bytes("perhaps"));
    assertThat(read(undecided)).isEmpty();
  }

  @Test
  void shouldReadBackAnId() {
    assertThat(ID.text(TOPICS)).isEqualTo("OrderItem/2/1234");
    assertThat(DeadLetterId.parse("OrderItem/2/1234", TOPICS)).isEqualTo(ID);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "OrderItem", "OrderItem/2", "OrderItem/2/", "Orders/2/1", "OrderItem/-1/2"})
  void shouldSayWhatAnIdIsLike(String text) {
    assertThatThrownBy(() -> DeadLetterId.parse(text, TOPICS))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "an ID must be table/partition/offset such as OrderItem/2/1234, ID=%s".formatted(text));
  }

  private static ProducerRecord<byte[], byte[]> letter(String key, String value) {
    return DeadLetterFormat.letter("letters", ID, bytes(key), bytes(value), "why");
  }

  private static Optional<DeadLetterEntry> read(ProducerRecord<byte[], byte[]> written) {
    return DeadLetterFormat.read(
        new ConsumerRecord<>(
            "letters",
            0,
            0,
            AT.toEpochMilli(),
            TimestampType.CREATE_TIME,
            0,
            0,
            written.key(),
            written.value(),
            new RecordHeaders(written.headers()),
            Optional.empty()));
  }

  private static byte[] bytes(String text) {
    return text == null ? null : text.getBytes(UTF_8);
  }
}
