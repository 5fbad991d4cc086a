package io.concord.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class InDemandTest {

  @Test
  void shouldRankByDemandThenByProduct() {
    long[] products = {-4, 2, 3, 9, 12};
    double[] pop14 = {0.5, 7.25, 0.5, 0, 99};

    assertThat(InDemand.rank(products, pop14, 4))
        .as("9 is ordered by nobody, 12 is beyond the size")
        .containsExactly(new InDemand(2, 7.25), new InDemand(-4, 0.5), new InDemand(3, 0.5));
  }

  @Test
  void shouldKeepTwoHundred() {
    long[] products = LongStream.range(0, 300).toArray();
    double[] pop14 = new double[300];
    Arrays.setAll(pop14, i -> 1 + i);

    assertThat(InDemand.rank(products, pop14, 300)).hasSize(200).startsWith(new InDemand(299, 300));
  }
}
