package io.concord.local.orders;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LongHashSetTest {

  @ParameterizedTest
  @ValueSource(longs = {10, 1_000, OrderLine.ID_MAX})
  void shouldAnswerAsAHashSetDoesWhenValuesRepeat(long bound) {
    Random random = new Random(5);
    LongHashSet set = new LongHashSet();
    Set<Long> reference = new HashSet<>();
    for (int i = 0; i < 20_000; i++) {
      long value = random.nextLong(bound);
      assertThat(set.add(value)).isEqualTo(reference.add(value));
    }
  }
}
