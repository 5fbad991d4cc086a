package io.concord.local.doctor.connector;

import io.concord.connect.ConnectorSettings;
import io.concord.local.connect.ConnectorClient;
import io.concord.local.doctor.check.Check;
import io.concord.local.doctor.check.Evidence;
import io.concord.local.doctor.check.Finding;
import io.concord.local.doctor.check.Part;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The checks of Connect. */
public final class ConnectPart implements Part {
  private static final String REACHED = "connect";
  private static final String FOUND = "connect.connector";
  private static final String CLASS = "connector.class";

  private final URI root;
  private final String chosen;
  private final Evidence evidence;
  private final ConnectorClient client;
  private String name;
  private Map<String, String> settings = Map.of();

  /**
   * @param connector null for the one that captures a database, if there is only one
   */
  public ConnectPart(URI root, String connector, Evidence evidence) {
    this.root = root;
    this.chosen = connector;
    this.evidence = evidence;
    this.client = new ConnectorClient(root);
  }

  @Override
  public List<Check> checks() {
    return List.of(
        Check.one(REACHED, null, this::reach),
        Check.one(FOUND, REACHED, this::find),
        Check.one("connect.state", FOUND, () -> StateJudge.judge(name, client.state(name))),
        new Check(
            "connect.settings",
            FOUND,
            () -> ConnectorSettingsJudge.differences(settings, ours(settings).orElseThrow())),
        Check.one("connect.secrets", FOUND, () -> ConnectorSettingsJudge.secrets(settings)));
  }

  private Finding reach() throws IOException, InterruptedException {
    return Finding.ok(
        "reached %s:%d, Kafka Connect %s"
            .formatted(root.getHost(), root.getPort(), client.version()));
  }

  private Finding find() throws IOException, InterruptedException {
    List<String> names = client.names();
    List<String> capturing = chosen == null ? capturing(names) : List.of(chosen);
    if (capturing.size() != 1) {
      return Finding.error(
          "of connectors %s these capture a database: %s".formatted(names, capturing),
          capturing.isEmpty()
              ? "bin/recommender register creates one"
              : "name one with --connector");
    }
    name = capturing.get(0);
    Optional<Map<String, String>> found = client.settings(name);
    if (found.isEmpty() || ours(found.get()).isEmpty()) {
      return Finding.error(
          "there is no such connector of a database: " + name, "known are " + names);
    }
    settings = found.get();
    evidence.connector(settings);
    return Finding.ok("connector " + name + " of class " + settings.get(CLASS));
  }

  private List<String> capturing(List<String> names) throws IOException, InterruptedException {
    Stream.Builder<String> capturing = Stream.builder();
    for (String each : names) {
      if (client.settings(each).flatMap(ConnectPart::ours).isPresent()) {
        capturing.add(each);
      }
    }
    return capturing.build().toList();
  }

  /** Our settings of the same kind of connector. */
  private static Optional<ConnectorSettings> ours(Map<String, String> theirs) {
    return Stream.of(ConnectorSettings.sqlServer(), ConnectorSettings.postgres())
        .filter(ours -> ours.values().get(CLASS).equals(theirs.get(CLASS)))
        .findFirst();
  }

  @Override
  public void close() {
    // HttpClient of Java 17 needs no closing
  }
}
