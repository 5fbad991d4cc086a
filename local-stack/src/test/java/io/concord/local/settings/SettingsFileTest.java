package io.concord.local.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.concord.node.NodeSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsFileTest {
  @TempDir private Path folder;

  @Test
  void shouldTakeTheEnvironmentBeforeTheFile() throws Exception {
    Path file = folder.resolve("node.properties");
    Files.write(file, List.of("bootstrap.servers=file:1", "state.dir=state", "partitions=7"));
    NodeSettings settings =
        SettingsFile.read(
            file, Map.of("CONCORD_BOOTSTRAP_SERVERS", "environment:1", "PATH", "/bin"), "1");
    assertThat(settings.recommender().bootstrapServers()).isEqualTo("environment:1");
    assertThat(settings.recommender().partitions()).isEqualTo(7);
  }

  /** They are of the log and of the commands that ask a node; any other is a misspelt setting. */
  @Test
  void shouldLeaveVariablesAloneThatAreNoSettings() {
    Map<String, String> node =
        Map.of("CONCORD_BOOTSTRAP_SERVERS", "environment:1", "CONCORD_STATE_DIR", "state");
    for (String name : List.of("CONCORD_API_KEY_FILE", "CONCORD_LOG_FORMAT")) {
      NodeSettings settings = SettingsFile.read(null, with(node, name), "1");
      assertThat(settings.recommender().bootstrapServers()).isEqualTo("environment:1");
    }
    assertThatThrownBy(() -> SettingsFile.read(null, with(node, "CONCORD_API_KEY_FIEL"), "1"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("api.key.fiel");
  }

  private static Map<String, String> with(Map<String, String> environment, String name) {
    Map<String, String> more = new HashMap<>(environment);
    more.put(name, "value");
    return more;
  }

  @Test
  void shouldNameTheFileThatCannotBeRead() {
    Path absent = folder.resolve("absent");
    assertThatThrownBy(() -> SettingsFile.read(absent, Map.of(), "1"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("--config " + absent + " cannot be read");
  }
}
