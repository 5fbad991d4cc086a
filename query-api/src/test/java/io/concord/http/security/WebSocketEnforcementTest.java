package io.concord.http.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.concord.contract.ApiKey;
import io.concord.contract.ApiKey.Scope;
import io.concord.http.RawCaller;
import io.concord.http.exchange.Access;
import io.concord.http.exchange.ProblemException;
import io.concord.security.AddressRange;
import io.concord.security.Authenticator;
import io.concord.security.HostNames;
import io.concord.security.KeyRegister;
import io.concord.security.KeySecret;
import io.concord.security.Tokens;
import io.javalin.Javalin;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Upgrades to WebSocket, and routes that forgot to say whom they answer. */
class WebSocketEnforcementTest {
  private final KeyRegister keys = new KeyRegister();
  private final KeySecret key = KeySecret.random(new SecureRandom());
  private final Javalin javalin = start();

  private Javalin start() {
    keys.read();
    keys.put(
        new ApiKey(
            key.id(),
            "test",
            List.of(Scope.CLIENT),
            List.of(7L),
            key.sha256(),
            Instant.now(),
            null,
            null));
    HttpSecurity security =
        HttpSecurity.of(
            new Authenticator(
                keys,
                Tokens.NONE,
                null,
                AddressRange.list("127.0.0.0/8"),
                new HostNames(List.of(), Set.of()),
                InstantSource.system()));
    return Javalin.create(
            config -> {
              config.startup.showJavalinBanner = false;
              config.jetty.modifyServer(
                  server -> server.insertHandler(new CallerHandler(security)));
              config.routes.exception(
                  ProblemException.class, (e, ctx) -> ctx.status(e.kind().status()));
              new Enforcement(security).register(config.routes);
              config.routes.ws("/v1/clients/{id}/changes", ws -> {}, Access.CLIENT);
              config.routes.get("/forgotten", ctx -> ctx.result("secret"));
            })
        .start(0);
  }

  @AfterEach
  void stop() {
    javalin.stop();
  }

  @Test
  void shouldUpgradeForTheClientOfTheKey() {
    assertThat(upgrade(7, "Authorization: Bearer " + key.text())).startsWith("HTTP/1.1 101");
    assertThat(upgrade(7, "Sec-WebSocket-Protocol: concord.v1, bearer." + key.text()))
        .startsWith("HTTP/1.1 101")
        .contains("Sec-WebSocket-Protocol: concord.v1\r\n")
        .doesNotContain(key.text());
  }

  @Test
  void shouldRefuseToUpgradeForAnybodyElse() {
    assertThat(upgrade(8, "Authorization: Bearer " + key.text())).startsWith("HTTP/1.1 403");
    assertThat(upgrade(7, "X: y")).startsWith("HTTP/1.1 401");
    assertThat(upgrade(7, "Sec-WebSocket-Protocol: bearer.crk_x")).startsWith("HTTP/1.1 401");
  }

  @Test
  void shouldRefuseToUpgradeForAPageOfAnotherOrigin() {
    String authorized = "Authorization: Bearer " + key.text() + "\r\nOrigin: ";
    assertThat(upgrade(7, authorized + "https://evil.example")).startsWith("HTTP/1.1 403");
    assertThat(upgrade(7, authorized + "http://localhost:" + javalin.port()))
        .startsWith("HTTP/1.1 101");
  }

  @Test
  void shouldAnswerNobodyOnARouteThatSaysNotWhom() {
    assertThat(
            RawCaller.send(
                javalin.port(),
                "GET /forgotten HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                    + "Authorization: Bearer "
                    + key.text()
                    + "\r\n\r\n"))
        .startsWith("HTTP/1.1 403")
        .doesNotContain("secret");
  }

  /** The answer to the upgrade; the connection is closed by the end of the stream after it. */
  private String upgrade(long clientId, String header) {
    return RawCaller.head(
        javalin.port(),
        "GET /v1/clients/"
            + clientId
            + "/changes HTTP/1.1\r\nHost: localhost:"
            + javalin.port()
            + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
            + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
            + header
            + "\r\n\r\n");
  }
}
