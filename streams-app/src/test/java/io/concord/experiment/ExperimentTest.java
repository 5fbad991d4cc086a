package io.concord.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.concord.experiment.Experiment.Arm;
import io.concord.scoring.Strategy;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ExperimentTest {
  private static final int CLIENTS = 20_000;

  @Test
  void shouldDealTheClientsByTheShares() {
    Experiment experiment = experiment("s", 80);

    assertThat(share(experiment)).isEqualTo(0.20, within(0.01));
    assertThat(experiment.main()).isEqualTo(Strategy.V3);
  }

  @Test
  void shouldMoveOnlyTheClientsOfTheMovedBorder() {
    Experiment before = experiment("s", 80);
    Experiment after = experiment("s", 70);

    assertThat(LongStream.range(0, CLIENTS))
        .allMatch(
            client ->
                before.strategy(client) == Strategy.V3 || after.strategy(client) == Strategy.V4);
    assertThat(share(after)).isEqualTo(0.30, within(0.01));
  }

  /** Who gets v4 under one salt is as likely as anybody to get it under another. */
  @Test
  void shouldDealAnewUnderAnotherSalt() {
    Experiment one = experiment("one", 50);
    Experiment other = experiment("other", 50);
    long both =
        LongStream.range(0, CLIENTS)
            .filter(client -> one.strategy(client) == other.strategy(client))
            .count();

    assertThat((double) both / CLIENTS).isEqualTo(0.5, within(0.02));
  }

  /** Pinned: another hash would deal all clients anew at the next release. */
  @Test
  void shouldDealAsEver() {
    Experiment experiment = experiment("concord", 50);

    assertThat(LongStream.rangeClosed(410_370, 410_379).mapToObj(experiment::strategy))
        .hasToString("[V3, V3, V4, V4, V4, V3, V4, V4, V3, V4]");
  }

  @Test
  void shouldLetAnOverrideWinAndBeInNoArm() {
    Experiment experiment =
        new Experiment("x", "s", List.of(new Arm(Strategy.V3, 100)), Map.of(7L, Strategy.V4));

    assertThat(experiment.strategy(7)).isEqualTo(Strategy.V4);
    assertThat(experiment.label(7)).isNull();
    assertThat(experiment.isDealt(7)).isFalse();
    assertThat(experiment.strategy(8)).isEqualTo(Strategy.V3);
    assertThat(experiment.label(8)).isEqualTo("x");
    assertThat(experiment.uses(Strategy.V4)).isTrue();
  }

  @Test
  void shouldNameNothingWithoutAnExperiment() {
    assertThat(Experiment.NONE.label(1)).isNull();
    assertThat(Experiment.NONE.strategy(1)).isEqualTo(Strategy.V3);
    assertThat(Experiment.NONE.uses(Strategy.V4)).isFalse();
    assertThat(experiment("s", 100).uses(Strategy.V4)).as("an arm of nobody").isFalse();
  }

  @Test
  void shouldRefuseSharesThatAreNoWhole() {
    assertThatThrownBy(() -> new Experiment("x", "s", List.of(new Arm(Strategy.V3, 99)), Map.of()))
        .hasMessage("shares must add up to 100, sum=99");
    assertThatThrownBy(() -> new Arm(Strategy.V3, 101))
        .hasMessage("a share must be 0..100, percent=101");
    assertThatThrownBy(
            () ->
                new Experiment(
                    "x",
                    "s",
                    List.of(new Arm(Strategy.V3, 50), new Arm(Strategy.V3, 50)),
                    Map.of()))
        .hasMessageStartingWith("each strategy must have one share, arms=");
  }

  private static double share(Experiment experiment) {
    return (double)
            LongStream.range(0, CLIENTS)
                .filter(client -> experiment.strategy(client) == Strategy.V4)
                .count()
        / CLIENTS;
  }

  private static Experiment experiment(String salt, int percentOfV3) {
    return new Experiment(
        "x",
        salt,
        List.of(new Arm(Strategy.V3, percentOfV3), new Arm(Strategy.V4, 100 - percentOfV3)),
        Map.of());
  }
}
