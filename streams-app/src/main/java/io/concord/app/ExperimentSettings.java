package io.concord.app;

import io.concord.experiment.Experiment;
import io.concord.experiment.Experiment.Arm;
import io.concord.scoring.Strategy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads which strategy each client gets. */
final class ExperimentSettings {
  private static final String STRATEGIES = "strategies";
  private static final String OVERRIDES = "experiment.overrides";

  private ExperimentSettings() {}

  /**
   * The experiment of these settings.
   *
   * @throws IllegalArgumentException naming key, value and what was expected
   */
  static Experiment read(SettingsReader reader) {
    String name =
        reader.value(
            "experiment.name",
            "",
            "up to 50 letters, digits, '.', '_' or '-'",
            ExperimentSettings::name);
    String salt = reader.text("experiment.salt", Experiment.SALT_DEFAULT);
    List<Arm> arms =
        reader.value(
            STRATEGIES,
            "v3=100",
            "strategies and their whole percents, 100 together, such as v3=80,v4=20",
            text -> new Experiment(name, salt, arms(text), Map.of()).arms());
    Map<Long, Strategy> overrides =
        reader.value(
            OVERRIDES,
            "",
            "clients and their strategies, such as 410376=v4,410377=v3",
            ExperimentSettings::overrides);
    if (name.isEmpty() && arms.stream().filter(arm -> arm.percent() > 0).count() > 1) {
      throw new IllegalArgumentException(
          "setting experiment.name must be set when strategies are compared, arms=" + arms);
    }
    return new Experiment(name, salt, arms, overrides);
  }

  private static String name(String text) {
    if (!text.matches("[A-Za-z0-9._-]{0,50}")) {
      throw new IllegalArgumentException("not a name");
    }
    return text;
  }

  private static List<Arm> arms(String text) {
    List<Arm> arms = new ArrayList<>();
    for (String entry : text.split(",")) {
      String[] arm = halves(entry);
      arms.add(new Arm(Strategy.of(arm[0]), Integer.parseInt(arm[1])));
    }
    return arms;
  }

  private static Map<Long, Strategy> overrides(String text) {
    Map<Long, Strategy> overrides = new HashMap<>();
    for (String entry : text.isEmpty() ? new String[0] : text.split(",")) {
      String[] override = halves(entry);
      Strategy before = overrides.put(Long.valueOf(override[0]), Strategy.of(override[1]));
      if (before != null) {
        throw new IllegalArgumentException("a client must be named once");
      }
    }
    return overrides;
  }

  private static String[] halves(String entry) {
    String[] halves = entry.strip().split("=", -1);
    if (halves.length != 2) {
      throw new IllegalArgumentException("not a pair");
    }
    return halves;
  }
}
