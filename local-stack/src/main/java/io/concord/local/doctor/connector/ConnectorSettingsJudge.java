package io.concord.local.doctor.connector;

import io.concord.connect.ConnectorSettings;
import io.concord.local.doctor.check.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Judges a connector's settings by ours, from which only addresses may differ. */
final class ConnectorSettingsJudge {
  private static final Pattern SECRET =
      Pattern.compile("(?i).*(password|secret|token|credential|jaas).*");
  private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{[^}]+}");

  /** Connect adds it. */
  private static final String NAME = "name";

  private ConnectorSettingsJudge() {}

  /** A finding for each setting that is missing, unknown or another. */
  static List<Finding> differences(Map<String, String> theirs, ConnectorSettings ours) {
    Set<String> keys = new TreeSet<>(ours.values().keySet());
    keys.addAll(theirs.keySet());
    keys.removeAll(ours.addresses());
    keys.remove(NAME);
    List<Finding> findings = new ArrayList<>();
    for (String key : keys) {
      String wanted = ours.values().get(key);
      String found = theirs.get(key);
      if (wanted == null) {
        findings.add(
            Finding.warning(
                "setting " + shown(key, found) + " is not one of ours",
                "remove it, unless you know that no record changes by it: it may be misspelt"));
      } else if (found == null) {
        findings.add(
            Finding.warning("setting " + key + " is missing", "set " + shown(key, wanted)));
      } else if (!found.equals(wanted)) {
        findings.add(Finding.warning("setting " + shown(key, found), "set " + shown(key, wanted)));
      }
    }
    return findings.isEmpty()
        ? List.of(Finding.ok("settings are ours but for addresses"))
        : findings;
  }

  private static String shown(String key, String value) {
    return key + "=" + (SECRET.matcher(key).matches() ? "(hidden)" : value);
  }

  /** Who can read Connect's REST interface or its topic of settings can read these. */
  static Finding secrets(Map<String, String> theirs) {
    List<String> inClear =
        theirs.entrySet().stream()
            .filter(entry -> SECRET.matcher(entry.getKey()).matches())
            .filter(entry -> !entry.getValue().isEmpty())
            .filter(entry -> !PLACEHOLDER.matcher(entry.getValue()).find())
            .map(Map.Entry::getKey)
            .sorted()
            .toList();
    return inClear.isEmpty()
        ? Finding.ok("no password in clear")
        : Finding.warning(
            "in clear in the connector's settings: " + inClear,
            "put ${env:SOURCE_DATABASE_PASSWORD} there, and the value into the worker's"
                + " environment");
  }
}
