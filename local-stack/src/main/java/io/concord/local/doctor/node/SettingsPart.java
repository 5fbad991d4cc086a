package io.concord.local.doctor.node;

import io.concord.local.doctor.check.Check;
import io.concord.local.doctor.check.Evidence;
import io.concord.local.doctor.check.Finding;
import io.concord.local.doctor.check.Part;
import io.concord.local.settings.SettingsFile;
import io.concord.node.NodeSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The checks of a node's settings, on the machine it shall run on. */
public final class SettingsPart implements Part {
  private static final String READ = "settings";

  private final Path config;
  private final Map<String, String> environment;
  private final Evidence evidence;
  private NodeSettings settings;

  public SettingsPart(Path config, Map<String, String> environment, Evidence evidence) {
    this.config = config;
    this.environment = Map.copyOf(environment);
    this.evidence = evidence;
  }

  @Override
  public List<Check> checks() {
    return List.of(
        Check.one(READ, null, this::read),
        Check.one("settings.state-dir", READ, this::stateDir),
        Check.one(
            "settings.replication",
            READ,
            () -> SettingsJudge.replication(settings.recommender().replicationFactor())));
  }

  private Finding read() {
    try {
      settings = SettingsFile.read(config, environment, "doctor");
    } catch (IllegalArgumentException e) {
      return Finding.error(e.getMessage(), "mend " + config + " or the environment");
    }
    evidence.settings(settings);
    return Finding.ok("%s is valid".formatted(config));
  }

  /** A folder that is not there yet is made by the node, in the nearest one that is. */
  private Finding stateDir() throws IOException {
    Path folder = settings.recommender().stateDir().toAbsolutePath();
    Path nearest = folder;
    while (!Files.exists(nearest)) {
      nearest = nearest.getParent();
    }
    return SettingsJudge.stateDir(
        folder.toString(),
        Files.isDirectory(nearest) && Files.isWritable(nearest),
        Files.getFileStore(nearest).getUsableSpace());
  }

  @Override
  public boolean isRemote() {
    return false;
  }

  @Override
  public void close() {
    // nothing is kept open
  }
}
