package io.concord.connect;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** The settings of a Connect worker, as in {@code connect-distributed.properties}. */
public record WorkerSettings(Map<String, String> values) {

  public WorkerSettings {
    values = Map.copyOf(values);
  }

  /** The settings of {@code connect-distributed.properties}. */
  public static WorkerSettings distributed() {
    Properties properties = new Properties();
    try {
      properties.load(new StringReader(ClassPathText.read("connect-distributed.properties")));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the worker's properties", e);
    }
    Map<String, String> values = new TreeMap<>();
    properties.stringPropertyNames().forEach(key -> values.put(key, properties.getProperty(key)));
    return new WorkerSettings(values);
  }

  /** These settings with the brokers and the REST listener elsewhere. */
  public WorkerSettings at(String bootstrapServers, String listeners) {
    Map<String, String> changed = new TreeMap<>(values);
    changed.put("bootstrap.servers", bootstrapServers);
    changed.put("listeners", listeners);
    return new WorkerSettings(changed);
  }
}
