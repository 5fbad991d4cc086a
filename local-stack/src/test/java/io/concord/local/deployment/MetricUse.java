package io.concord.local.deployment;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A metric of a node in an expression of Prometheus, with the labels it is chosen by.
 *
 * @param where for messages
 */
record MetricUse(String name, Set<String> labels, String where) {
  private static final Pattern SELECTOR =
      Pattern.compile("\\b((?:recommender|kafka|jvm|http|process|system)_\\w+)(?:\\{([^}]*)})?");

  static List<MetricUse> in(String expression, String where) {
    List<MetricUse> uses = new ArrayList<>();
    for (MatchResult match : SELECTOR.matcher(expression).results().toList()) {
      String labels = match.group(2) == null ? "" : match.group(2);
      uses.add(
          new MetricUse(
              match.group(1),
              new TreeSet<>(Repository.findAll(labels, "(\\w+)\\s*[=!]~?=?\\s*\"")),
              where));
    }
    return uses;
  }
}
