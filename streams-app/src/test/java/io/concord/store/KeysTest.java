package io.concord.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HexFormat;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.apache.kafka.common.utils.Bytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeysTest {
  @Property
  void orderOfBytesIsOrderOfIds(
      @ForAll @Size(3) long[] ids, @ForAll @Size(3) long[] others, @ForAll byte kind) {
    assertThat(Integer.signum(Keys.of(kind, ids).compareTo(Keys.of(kind, others))))
        .isEqualTo(Integer.signum(Arrays.compare(ids, others)));
  }

  @Property
  void idIsWhatWasPut(@ForAll @Size(4) long[] ids, @ForAll byte kind) {
    Bytes key = Keys.of(kind, ids);
    for (int i = 0; i < ids.length; i++) {
      assertThat(Keys.id(key, i)).isEqualTo(ids[i]);
    }
    assertThat(key.get()).hasSize(33).startsWith(kind);
  }

  @Property
  void shorterKeyIsAPrefixOfALongerOne(@ForAll @Size(2) long[] ids, @ForAll long more) {
    byte[] longer = Keys.of((byte) 1, ids[0], ids[1], more).get();
    assertThat(longer).startsWith(Keys.of((byte) 1, ids).get());
  }

  @ParameterizedTest
  @CsvSource({
    "-9223372036854775808, 010000000000000000",
    "-1, 017fffffffffffffff",
    "0, 018000000000000000",
    "1, 018000000000000001",
    "9223372036854775807, 01ffffffffffffffff"
  })
  void shouldFlipTheSign(long id, String hex) {
    assertThat(HexFormat.of().formatHex(Keys.of((byte) 1, id).get())).isEqualTo(hex);
  }

  @Test
  void shouldBeTheKindAloneWithoutIds() {
    assertThat(Keys.of((byte) 7).get()).containsExactly(7);
  }
}
