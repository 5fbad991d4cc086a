package io.concord.local.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SampleTest {
  private final long[] clients = LongStream.rangeClosed(1, 100).toArray();

  @Test
  void shouldChooseDistinctClientsOfThoseGiven() {
    List<Long> sample = Sample.of(clients, 30, 5);

    assertThat(sample).hasSize(30).doesNotHaveDuplicates().isSorted();
    assertThat(sample).allMatch(client -> client >= 1 && client <= 100);
    assertThat(clients).as("left alone").isSorted();
  }

  @Test
  void shouldChooseTheSameForTheSameSeed() {
    assertThat(Sample.of(clients, 30, 5)).isEqualTo(Sample.of(clients, 30, 5));
    assertThat(Sample.of(clients, 30, 5)).isNotEqualTo(Sample.of(clients, 30, 6));
  }

  @Test
  void shouldTakeAllWhenThereAreFewer() {
    assertThat(Sample.of(clients, 200, 5)).hasSize(100);
    assertThat(Sample.of(new long[0], 5, 5)).isEmpty();
  }
}
