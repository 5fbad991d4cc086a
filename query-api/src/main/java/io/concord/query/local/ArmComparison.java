package io.concord.query.local;

import io.concord.contract.Quality.Arm;
import io.concord.contract.Quality.Comparison;
import io.concord.contract.Quality.Difference;
import io.concord.contract.Quality.Test;
import io.concord.experiment.Experiment;
import io.concord.quality.ArmSums;
import io.concord.quality.Estimate;
import io.concord.scoring.Strategy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Compares the arms of an experiment. */
final class ArmComparison {
  private ArmComparison() {}

  /** Of the arms with orders; a strategy is compared if the main one has orders as well. */
  static Comparison of(Experiment experiment, Map<Strategy, ArmSums> arms) {
    ArmSums main = arms.get(experiment.main());
    List<Arm> all = new ArrayList<>();
    List<Difference> differences = new ArrayList<>();
    arms.forEach(
        (strategy, sums) -> {
          all.add(arm(strategy, sums));
          if (main != null && strategy != experiment.main()) {
            differences.add(
                new Difference(
                    strategy.label(),
                    test(sums.precision().less(main.precision())),
                    test(sums.hitsAt10().less(main.hitsAt10()))));
          }
        });
    String name = experiment.name().isEmpty() ? null : experiment.name();
    return new Comparison(name, experiment.main().label(), all, differences);
  }

  private static Arm arm(Strategy strategy, ArmSums sums) {
    return new Arm(
        strategy.label(),
        sums.clients(),
        sums.orders().longValueExact(),
        QualityFigures.measure(sums.precision()),
        QualityFigures.measure(sums.hitsAt10()));
  }

  private static Test test(Estimate difference) {
    return Double.isNaN(difference.z())
        ? new Test(difference.mean(), null, null, null, null)
        : new Test(
            difference.mean(),
            difference.low(),
            difference.high(),
            difference.z(),
            difference.pValue());
  }
}
