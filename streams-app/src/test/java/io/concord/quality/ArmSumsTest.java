package io.concord.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class ArmSumsTest {
  /** A client's next state. */
  private record Move(int client, ClientSum sum) {}

  @Test
  void shouldEstimateByHand() {
    // clients with 2, 1 and 1 orders and sums of 1.0, 0.2 and 0.4: mean 0.4
    ArmSums sums =
        of(
            new ClientSum(2, 1_000_000, 3),
            new ClientSum(1, 200_000, 0),
            new ClientSum(1, 400_000, 1));

    assertThat(sums.clients()).isEqualTo(3);
    assertThat(sums.precision().mean()).isEqualTo(0.4, within(1e-12));
    // residuals 0.2, -0.2 and 0: 3/2 * 0.08 / 16
    assertThat(sums.precision().standardError()).isEqualTo(Math.sqrt(0.0075), within(1e-12));
    assertThat(sums.hitsAt10().mean()).isEqualTo(1, within(1e-12));
    // residuals 1, -1 and 0: 3/2 * 2 / 16
    assertThat(sums.hitsAt10().standardError()).isEqualTo(Math.sqrt(0.1875), within(1e-12));
  }

  @Test
  void shouldBeTheOrdinaryStandardErrorWhenEachClientHasOneOrder() {
    ArmSums sums =
        of(
            new ClientSum(1, 200_000, 0),
            new ClientSum(1, 400_000, 0),
            new ClientSum(1, 900_000, 0));

    assertThat(sums.precision().standardError()).isEqualTo(Math.sqrt(0.13 / 3), within(1e-12));
  }

  @Test
  void shouldHaveNoIntervalOfOneClientAndNothingOfNone() {
    assertThat(of(new ClientSum(5, 1_000_000, 3)).precision().hasInterval()).isFalse();
    assertThat(ArmSums.NONE.precision()).isNull();
    assertThat(ArmSums.NONE.hitsAt10()).isNull();
  }

  @Test
  void shouldHoldSquaresThatExceedALong() {
    ClientSum large = new ClientSum(10_000, 9_000_000_000L, 60_000);
    ArmSums sums = of(large, new ClientSum(10_000, 8_000_000_000L, 60_000));

    assertThat(sums.precision().mean()).isEqualTo(0.85, within(1e-12));
    assertThat(sums.moved(large, ClientSum.NONE).clients()).isEqualTo(1);
  }

  /** However clients come to where they are, the sums are those of where they are. */
  @Property(tries = 200)
  void anyMovesGiveTheSumsOfWhereTheyEnd(@ForAll("moves") List<Move> moves) {
    Map<Integer, ClientSum> clients = new HashMap<>();
    ArmSums sums = ArmSums.NONE;
    for (Move move : moves) {
      ClientSum before = clients.getOrDefault(move.client(), ClientSum.NONE);
      sums = sums.moved(before, move.sum());
      clients.put(move.client(), move.sum());
    }

    assertThat(sums).isEqualTo(of(clients.values().toArray(new ClientSum[0])));
    for (Map.Entry<Integer, ClientSum> client : clients.entrySet()) {
      sums = sums.moved(client.getValue(), ClientSum.NONE);
    }
    assertThat(sums).isEqualTo(ArmSums.NONE);
  }

  @Provide
  Arbitrary<List<Move>> moves() {
    Arbitrary<ClientSum> sums =
        Combinators.combine(
                Arbitraries.longs().between(1, 100_000),
                Arbitraries.longs().between(0, 100_000_000_000L),
                Arbitraries.longs().between(0, 1_000_000))
            .as(ClientSum::new);
    return Combinators.combine(Arbitraries.integers().between(1, 4), sums.injectNull(0.2))
        .as((client, sum) -> new Move(client, sum == null ? ClientSum.NONE : sum))
        .list()
        .ofMaxSize(20);
  }

  private static ArmSums of(ClientSum... clients) {
    ArmSums sums = ArmSums.NONE;
    for (ClientSum client : clients) {
      sums = sums.moved(ClientSum.NONE, client);
    }
    return sums;
  }
}
