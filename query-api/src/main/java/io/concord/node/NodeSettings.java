package io.concord.node;

import io.concord.app.RecommenderSettings;
import io.concord.app.SettingsReader;
import io.concord.contract.RecommendationRules;
import io.concord.http.AnswerSettings;
import io.concord.http.HttpSettings;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/**
 * Everything one node must know.
 *
 * @param applicationServer {@code host:port} under which other nodes reach this one's HTTP server;
 *     null for the address it listens on
 * @param requestTimeout for a whole request, however many nodes are asked
 * @param rules that every list obeys, whoever asks
 * @param subscribersMax who may follow changes at once
 */
public record NodeSettings(
    RecommenderSettings recommender,
    HttpSettings http,
    String applicationServer,
    Duration requestTimeout,
    RecommendationRules rules,
    SecuritySettings security,
    int subscribersMax) {
  /** Hosts that stand for all of the machine's addresses. */
  static final Set<String> ANY_ADDRESS = Set.of("0.0.0.0", "::");

  private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(3);
  private static final int SUBSCRIBERS_MAX = 10_000;

  /** A node that other nodes, if there are any, reach at the address it listens on. */
  public NodeSettings(RecommenderSettings recommender, HttpSettings http) {
    this(
        recommender,
        http,
        null,
        REQUEST_TIMEOUT,
        RecommendationRules.NONE,
        SecuritySettings.defaults(),
        SUBSCRIBERS_MAX);
  }

  /**
   * The settings in these entries; what is missing takes its default.
   *
   * @param version of the service, as it tells it
   * @throws IllegalArgumentException naming key, value and what was expected
   */
  public static NodeSettings from(Map<String, String> entries, String version) {
    SettingsReader reader = new SettingsReader(entries);
    RecommenderSettings recommender = RecommenderSettings.read(reader);
    String host = reader.text("http.host", "127.0.0.1");
    int port = reader.number("http.port", 8080, 0, 65_535);
    String server =
        reader.value("application.server", "", "host:port", NodeSettings::applicationServer);
    Duration timeout =
        Duration.ofMillis(
            reader.number("request.timeout.ms", (int) REQUEST_TIMEOUT.toMillis(), 100, 60_000));
    RecommendationRules rules = RuleSettings.read(reader);
    SecuritySettings security = SecuritySettings.read(reader);
    AnswerSettings answers = answers(reader);
    int subscribersMax = reader.number("subscribers.max", SUBSCRIBERS_MAX, 0, 1_000_000);
    reader.refuseUnknown();
    if (ANY_ADDRESS.contains(host) && server.isEmpty()) {
      throw new IllegalArgumentException(
          "setting application.server must be set to the host:port under which other nodes reach"
              + " this one, because it listens on all addresses, http.host="
              + host);
    }
    return new NodeSettings(
        recommender,
        new HttpSettings(host, port, version, recommender.experiment().main().label(), answers),
        server.isEmpty() ? null : server,
        timeout,
        rules,
        security,
        subscribersMax);
  }

  private static AnswerSettings answers(SettingsReader reader) {
    return new AnswerSettings(
        reader.flag("http.gzip", true),
        reader.value("cors.origins", "", AnswerSettings.ORIGINS_EXPECTED, AnswerSettings::origins));
  }

  private static String applicationServer(String text) {
    if (!text.isEmpty() && !text.matches("[A-Za-z0-9._-]+:[0-9]{1,5}")) {
      throw new IllegalArgumentException("no address");
    }
    return text;
  }
}
