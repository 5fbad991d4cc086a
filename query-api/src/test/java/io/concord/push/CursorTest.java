package io.concord.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class CursorTest {
  private static final UUID TOPIC = new UUID(0x0123456789abcdefL, 0x1011121314151617L);
  private static final Cursor CURSOR = cursor(Map.of());
  private static final Cursor WITHIN_LISTS = cursor(Map.of(3, 301L));
  private static final String HEX = "0123456789abcdef101112131415161780e2cfaa0602000503ac02";

  private static Cursor cursor(Map<Integer, Long> listsBefore) {
    return new Cursor(
        TOPIC,
        Instant.ofEpochSecond(1_700_000_000),
        new TreeMap<>(Map.of(0, 5L, 3, 300L)),
        new TreeMap<>(listsBefore));
  }

  @Property(tries = 200)
  void parseUndoesText(
      @ForAll long high,
      @ForAll long low,
      @ForAll @LongRange(max = 0xFFFFFFFFL) long since,
      @ForAll @Size(max = 20) Map<@IntRange(max = 10_000) Integer, @LongRange Long> next,
      @ForAll @Size(max = 5) Map<@IntRange(max = 10_000) Integer, @LongRange Long> listsBefore) {
    Cursor cursor =
        new Cursor(
            new UUID(high, low),
            Instant.ofEpochSecond(since),
            new TreeMap<>(next),
            new TreeMap<>(listsBefore));
    assertThat(Cursor.parse(cursor.text())).isEqualTo(cursor);
  }

  @Test
  void shouldKeepBothVersionsReadable() {
    assertThat(hex(CURSOR)).isEqualTo("01" + HEX);
    assertThat(hex(WITHIN_LISTS)).isEqualTo("02" + HEX + "0103ad02");
  }

  private static String hex(Cursor cursor) {
    byte[] bytes = Base64.getUrlDecoder().decode(cursor.text());
    return HexFormat.of().formatHex(bytes, 0, bytes.length - Integer.BYTES);
  }

  @Test
  void shouldRefuseEveryTruncation() {
    String text = WITHIN_LISTS.text();
    for (int length = 0; length < text.length(); length++) {
      String truncated = text.substring(0, length);
      assertThatIllegalArgumentException().isThrownBy(() -> Cursor.parse(truncated));
    }
  }

  @Test
  void shouldRefuseEveryChangedBit() {
    byte[] bytes = Base64.getUrlDecoder().decode(WITHIN_LISTS.text());
    for (int bit = 0; bit < bytes.length * 8; bit++) {
      byte[] changed = bytes.clone();
      changed[bit / 8] ^= (byte) (1 << bit % 8);
      String text = Base64.getUrlEncoder().withoutPadding().encodeToString(changed);
      assertThatIllegalArgumentException().isThrownBy(() -> Cursor.parse(text));
    }
  }

  @Test
  void shouldRefuseWhatIsNoBase64() {
    assertThatIllegalArgumentException().isThrownBy(() -> Cursor.parse("no cursor at all"));
  }
}
