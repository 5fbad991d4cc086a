package io.concord.local.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.concord.node.NodeSettings;
import java.nio.file.Files;
import java.nio.file.Path;
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

  @Test
  void shouldNameTheFileThatCannotBeRead() {
    Path absent = folder.resolve("absent");
    assertThatThrownBy(() -> SettingsFile.read(absent, Map.of(), "1"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("--config " + absent + " cannot be read");
  }
}
