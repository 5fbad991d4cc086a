package io.concord.http.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EntityTagTest {
  private static final String BODY =
      """
      {"clientId":7,"name":"a,\\"generatedAt\\":","generatedAt":"2024-07-01T12:00:00Z","stalenessMs":12,"list":[]}""";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"2024-07-01T12:00:00Z\",\"stalenessMs\":0",
        "\"2025-01-01T00:00:00.123456Z\",\"stalenessMs\":9223372036854775807"
      })
  void shouldStayWhenOnlyMomentAndStalenessDiffer(String moment) {
    String other = BODY.replace("\"2024-07-01T12:00:00Z\",\"stalenessMs\":12", moment);

    assertThat(other).isNotEqualTo(BODY);
    assertThat(tag(7, other)).isEqualTo(tag(7, BODY));
  }

  @Test
  void shouldChangeWhenAnyOtherByteOfTheBodyOrTheRevisionDoes() {
    Random random = new Random(27);
    String tag = tag(7, BODY);
    int from = BODY.indexOf(",\"generatedAt\":\"2");
    int to = BODY.indexOf(",\"list\"");

    for (int at = 0; at < BODY.length(); at++) {
      if (at < from || at >= to) {
        byte[] other = BODY.getBytes(UTF_8);
        other[at] ^= (byte) (1 << random.nextInt(7));
        assertThat(EntityTag.of(7, other, other.length)).as("byte %d", at).isNotEqualTo(tag);
      }
    }
    assertThat(tag(8, BODY)).isNotEqualTo(tag);
  }

  @Test
  void shouldTakeTheWholeBodyWhenItTellsNoMoment() {
    assertThat(tag(0, "{\"a\":1}")).isEqualTo("W/\"0-561bacafcff7d56a\"");
  }

  @Test
  void shouldLeaveOutWhatStandsBehindTheBodyInItsArray() {
    byte[] longer = (BODY + "rest").getBytes(UTF_8);

    assertThat(EntityTag.of(7, longer, longer.length - 4)).isEqualTo(tag(7, BODY));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "W/\"1-a\"|true",
        "\"1-a\"|true",
        "*|true",
        "'  * '|true",
        "\"x\", W/\"1-a\"|true",
        "\"x,\",\"1-a\"|true",
        "W/\"1-b\"|false",
        "1-a|false",
        "\"\"|false",
        "\"*\"|false",
        "''|false"
      })
  void shouldCompareWeaklyWithEachTagOfTheHeader(String header, boolean matches) {
    assertThat(EntityTag.matches(Collections.enumeration(List.of(header)), "W/\"1-a\""))
        .isEqualTo(matches);
  }

  @Test
  void shouldLookAtEachHeaderWhenThereAreSeveral() {
    List<String> headers = List.of("\"x\"", "\"1-a\"");

    assertThat(EntityTag.matches(Collections.enumeration(headers), "W/\"1-a\"")).isTrue();
    assertThat(EntityTag.matches(Collections.emptyEnumeration(), "W/\"1-a\"")).isFalse();
  }

  private static String tag(long revision, String body) {
    byte[] bytes = body.getBytes(UTF_8);
    return EntityTag.of(revision, bytes, bytes.length);
  }
}
