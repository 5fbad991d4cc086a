package io.concord.push;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LastOffsetsTest {
  @Test
  void shouldKnowWhatAMapKnows() {
    Random random = new Random(7);
    LastOffsets offsets = new LastOffsets();
    Map<Long, Long> newest = new HashMap<>();
    Map<Long, Long> lists = new HashMap<>();
    for (long offset = 0; offset < 50_000; offset++) {
      long client = random.nextInt(10_000) - 5_000L;
      boolean withdrawn = random.nextInt(10) == 0;
      offsets.put(
          withdrawn
              ? Change.withdrawal(0, offset, client)
              : Change.of(0, offset, client, new byte[0]));
      newest.put(client, offset);
      lists.put(client, withdrawn ? LastOffsets.NONE : offset);
    }
    for (long client = -6_000; client < 6_000; client++) {
      assertThat(offsets.newest(client)).isEqualTo(newest.getOrDefault(client, LastOffsets.NONE));
      assertThat(offsets.list(client)).isEqualTo(lists.getOrDefault(client, LastOffsets.NONE));
    }
    assertThat(offsets.sizeBytes() / newest.size()).isBetween(20, 32);
  }
}
