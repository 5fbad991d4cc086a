package io.concord.http;

import java.util.Objects;

/**
 * How the HTTP server is reached and what it says about itself.
 *
 * @param host address to listen on; {@code 0.0.0.0} for all
 * @param port 0 for any free port
 * @param version of the service
 * @param modelVersion name of the scoring strategy, such as {@code v3}
 */
public record HttpSettings(
    String host, int port, String version, String modelVersion, AnswerSettings answers) {
  private static final int PORT_MAX = 65_535;

  public HttpSettings {
    Objects.requireNonNull(host, "host");
    Objects.requireNonNull(version, "version");
    Objects.requireNonNull(modelVersion, "modelVersion");
    Objects.requireNonNull(answers, "answers");
    if (port < 0 || port > PORT_MAX) {
      throw new IllegalArgumentException(
          "port must be between 0 and " + PORT_MAX + ", port=" + port);
    }
  }

  /** With answers as they are unless something else is asked for. */
  public HttpSettings(String host, int port, String version, String modelVersion) {
    this(host, port, version, modelVersion, AnswerSettings.DEFAULT);
  }
}
