package io.concord.local.settings;

import io.concord.node.NodeSettings;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;

/** Lines {@code key=value}, before which variables {@code CONCORD_KEY} come. */
public final class SettingsFile {
  private static final String ENVIRONMENT_PREFIX = "CONCORD_";

  /** Of the logging configuration, and of commands that ask a node. */
  private static final Set<String> OTHERS = Set.of("CONCORD_LOG_FORMAT", "CONCORD_API_KEY_FILE");

  private SettingsFile() {}

  /**
   * The settings of a node.
   *
   * @param config null for the environment alone
   * @param version of the service, as it tells it
   * @throws IllegalArgumentException saying what is wrong and what was expected
   */
  public static NodeSettings read(Path config, Map<String, String> environment, String version) {
    Map<String, String> entries = config == null ? new HashMap<>() : file(config);
    environment.forEach(
        (name, value) -> {
          if (name.startsWith(ENVIRONMENT_PREFIX) && !OTHERS.contains(name)) {
            entries.put(key(name.substring(ENVIRONMENT_PREFIX.length())), value);
          }
        });
    return NodeSettings.from(entries, version);
  }

  /** Of a variable's name. */
  private static String key(String name) {
    return name.toLowerCase(Locale.ROOT).replace('_', '.');
  }

  private static Map<String, String> file(Path config) {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(config)) {
      properties.load(reader);
    } catch (IOException | IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "--config " + config + " cannot be read: " + e.getMessage(), e);
    }
    Map<String, String> entries = new HashMap<>();
    properties.stringPropertyNames().forEach(key -> entries.put(key, properties.getProperty(key)));
    return entries;
  }
}
