package io.concord.purchase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChangeTest {
  @Property
  void fromBitsUndoesToBits(@ForAll Set<Change> changes) {
    assertThat(Change.fromBits(Change.toBits(changes))).isEqualTo(changes);
  }

  /** Ordinals and bits are stored. */
  @Test
  void shouldKeepItsOrdinals() {
    assertThat(Change.values())
        .containsExactly(
            Change.ADDED,
            Change.CHANGED,
            Change.REMOVED,
            Change.BACKFILLED,
            Change.AGED,
            Change.DEMANDED,
            Change.DEALT);
    assertThat(Change.toBits(Set.of(Change.ADDED, Change.BACKFILLED))).isEqualTo(0b01001);
    assertThat(Change.of(4)).isEqualTo(Change.AGED);
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 7, 127, -128})
  void shouldRefuseAnUnknownOrdinal(int ordinal) {
    assertThatThrownBy(() -> Change.of(ordinal))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("ordinal=" + ordinal);
  }

  @ParameterizedTest
  @ValueSource(ints = {0b10000000, -1, 0b10000001})
  void shouldRefuseUnknownBits(int bits) {
    assertThatThrownBy(() -> Change.fromBits(bits))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("bits=" + bits);
  }
}
