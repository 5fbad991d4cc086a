package io.concord.local.evaluation;

import io.concord.local.evaluation.measure.Strategy;
import java.util.Arrays;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Finds the strategy that a name stands for. */
final class StrategyName implements ITypeConverter<Strategy> {
  @Override
  public Strategy convert(String name) {
    return Arrays.stream(Strategy.values())
        .filter(strategy -> strategy.label().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new TypeConversionException("must be one of " + known() + ", not '" + name + "'"));
  }

  private static String known() {
    return Arrays.stream(Strategy.values()).map(Strategy::label).collect(Collectors.joining(", "));
  }
}
