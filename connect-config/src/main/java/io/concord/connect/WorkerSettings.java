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

  /**
   * These settings with the brokers and the REST listener elsewhere; others reach the worker at the
   * listener's own address.
   */
  public WorkerSettings at(String bootstrapServers, String listeners) {
    Map<String, String> changed = new TreeMap<>(values);
    changed.put("bootstrap.servers", bootstrapServers);
    changed.put("listeners", listeners);
    changed.remove("rest.advertised.host.name");
    return new WorkerSettings(changed);
  }

  /**
   * These settings for a worker that is and stays the only one of its cluster. No other one can
   * take its task while it still writes, so it need not be fenced, and an event is visible ten
   * milliseconds earlier.
   */
  public WorkerSettings alone() {
    Map<String, String> changed = new TreeMap<>(values);
    changed.put("exactly.once.source.support", "disabled");
    return new WorkerSettings(changed);
  }
}
