package io.concord.http.security.attack;

import com.fasterxml.jackson.databind.JsonNode;
import io.concord.http.RawCaller;
import io.concord.http.TestServer;
import io.concord.http.security.SecuredServer;
import io.concord.http.security.TestIssuer;
import io.concord.security.RateSettings;
import io.concord.security.audit.Audit;
import io.concord.security.oidc.JwtTokens;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.InstantSource;

/** What is attacked, and how its answers are told. */
final class Site implements AutoCloseable {
  static final String LIST = "/v1/clients/7/recommendations";
  private static final Duration BODY_MAX = Duration.ofMillis(300);
  private static final String PROBLEM = "urn:concord:problem:";

  final TestIssuer issuer;
  final SecuredServer secured;

  Site(TestIssuer issuer) {
    this.issuer = issuer;
    JwtTokens tokens = new JwtTokens(issuer.settings(), InstantSource.system());
    this.secured = new SecuredServer(tokens, RateSettings.OFF, Audit.NONE, BODY_MAX);
  }

  /** A caller with this key or token. */
  String bearer(String token) {
    return told(secured.get(token, LIST));
  }

  /** Bytes that no client would send; each line ends with CR LF. */
  String raw(String... lines) {
    String request = String.join("\r\n", lines);
    return told(RawCaller.send(secured.server.port(), request));
  }

  /** The status, and the kind of problem if the answer is one. */
  static String told(HttpResponse<String> answer) {
    return told(answer.statusCode(), answer.body());
  }

  static String told(String answer) {
    if (answer.isEmpty()) {
      return "closed";
    }
    int body = answer.indexOf("\r\n\r\n");
    return told(Integer.parseInt(answer.substring(9, 12)), answer.substring(body + 4));
  }

  private static String told(int status, String body) {
    if (!body.startsWith("{\"type\":")) {
      return Integer.toString(status);
    }
    JsonNode type = TestServer.json(body).path("type");
    return type.asText().startsWith(PROBLEM)
        ? status + " " + type.asText().substring(PROBLEM.length())
        : Integer.toString(status);
  }

  @Override
  public void close() {
    secured.close();
  }
}
