package io.concord.local.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.concord.node.NodeSettings;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The README's table of a node's settings against those a node knows. */
class SettingsTableTest {
  private static final Map<String, String> NEEDED =
      Map.of("bootstrap.servers", "broker:9092", "state.dir", "/state");

  @Test
  void shouldDocumentEachSettingThatANodeKnowsAndNoOther() {
    assertThat(documented()).isEqualTo(known());
  }

  /** A node that is given an unknown setting names those it knows. */
  static Set<String> known() {
    Map<String, String> entries = new java.util.HashMap<>(NEEDED);
    entries.put("no.such.setting", "x");
    String message = catchThrowable(() -> NodeSettings.from(entries, "test")).getMessage();
    List<String> list = Repository.findAll(message, "known are \\[(.*)]");
    assertThat(list).as(message).hasSize(1);
    return new TreeSet<>(Arrays.asList(list.get(0).split(", ")));
  }

  /** First column of the rows of the section's table: one key or several. */
  private static Set<String> documented() {
    String section =
        Repository.findAll(Repository.text("README.md"), "(?s)## Settings of a node\n(.*?)\n## ")
            .get(0);
    Set<String> keys = new TreeSet<>();
    for (String cell : Repository.findAll(section, "(?m)^\\| (`[^|]+`) \\|")) {
      keys.addAll(Repository.findAll(cell, "`([^`]+)`"));
    }
    return keys;
  }
}
