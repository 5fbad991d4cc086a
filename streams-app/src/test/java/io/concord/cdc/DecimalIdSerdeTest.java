package io.concord.cdc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalIdSerdeTest {
  private final DecimalIdSerde serde = new DecimalIdSerde();

  @Property
  void deserializeUndoesSerialize(@ForAll long id) {
    assertThat(serde.deserializer().deserialize("t", serde.serializer().serialize("t", id)))
        .isEqualTo(id);
  }

  @Property
  void whatIsAcceptedIsWrittenTheSame(@ForAll String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    try {
      long id = DecimalIdSerde.parse(bytes);
      assertThat(serde.serializer().serialize("t", id)).isEqualTo(bytes);
    } catch (EnvelopeException e) {
      assertThat(text).doesNotMatch("0|-?[1-9][0-9]{0,17}");
    }
  }

  @ParameterizedTest
  @CsvSource({"0", "7", "-7", "410376", "9223372036854775807", "-9223372036854775808"})
  void shouldSpellAnIdInDecimal(long id) {
    byte[] bytes = serde.serializer().serialize("t", id);

    assertThat(new String(bytes, StandardCharsets.UTF_8)).isEqualTo(Long.toString(id));
    assertThat(DecimalIdSerde.parse(bytes)).isEqualTo(id);
  }

  /** Another spelling is another partition. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "007",
        "+7",
        " 7",
        "7 ",
        "7\n",
        "-0",
        "-",
        "00",
        "7.0",
        "7e0",
        "0x7",
        "\"7\"",
        "{\"ID\":7}",
        "٧",
        "７",
        "9223372036854775808",
        "-9223372036854775809",
        "7\u0000"
      })
  void shouldRefuseAnotherSpelling(String key) {
    assertThatThrownBy(() -> DecimalIdSerde.parse(key.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(EnvelopeException.class)
        .hasMessageContaining("key=" + key);
  }

  @Test
  void shouldRefuseAMissingKey() {
    assertThatThrownBy(() -> serde.deserializer().deserialize("t", null))
        .isInstanceOf(EnvelopeException.class);
  }

  @Test
  void shouldWriteNoKeyForNull() {
    assertThat(serde.serializer().serialize("t", null)).isNull();
  }

  /** The message becomes a header of the dead letter, which must not outgrow a broker's limit. */
  @Test
  void shouldKeepTheMessageShortWhenTheKeyIsLong() {
    assertThatThrownBy(() -> DecimalIdSerde.parse(new byte[1_000_000]))
        .isInstanceOf(EnvelopeException.class)
        .satisfies(
            e ->
                assertThat(e.getMessage()).hasSizeLessThanOrEqualTo(EnvelopeException.MESSAGE_MAX));
  }
}
