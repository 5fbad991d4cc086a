package io.concord.http.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.concord.http.TestServer;
import io.concord.query.RecommendationQuery;
import io.concord.query.Result.Found;
import io.concord.query.remote.HttpPeers;
import io.concord.query.remote.PeerProtocol;
import io.concord.query.routing.Deadline;
import io.concord.security.AddressRange;
import io.concord.security.Authenticator;
import io.concord.security.ForwardedAddress;
import io.concord.security.HostNames;
import io.concord.security.KeyRegister;
import io.concord.security.NodeSignature;
import io.concord.security.RateLimits;
import io.concord.security.RateSettings;
import io.concord.security.Tokens;
import io.concord.security.audit.Audit;
import io.concord.security.tls.PemFiles;
import io.concord.security.tls.TlsSettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server under a certificate that is renewed, and another node that asks it. */
class TlsTest {
  private static final List<AddressRange> LOOPBACK = AddressRange.list("127.0.0.0/8");

  @TempDir private Path folder;
  private final NodeSignature nodes =
      new NodeSignature(SecuredServer.secret('s'), InstantSource.system());
  private final KeyRegister keys = new KeyRegister();
  private Path certificate;
  private Path key;
  private ReloadedTls tls;
  private TestServer server;

  @BeforeEach
  void start() {
    certificate = folder.resolve("node.pem");
    key = folder.resolve("node.key");
    TestCertificate.write("first", certificate, key);
    tls = new ReloadedTls(new TlsSettings(certificate, key, null), Duration.ofMillis(50));
    keys.read();
    server =
        new TestServer(
            new HttpSecurity(
                new Authenticator(
                    keys,
                    Tokens.NONE,
                    nodes,
                    LOOPBACK,
                    new HostNames(LOOPBACK, Set.of()),
                    InstantSource.system()),
                new ForwardedAddress(List.of()),
                List.of(),
                Set.of(),
                new RateLimits(RateSettings.OFF),
                Audit.NONE,
                tls,
                HttpSecurity.BODY_MAX));
  }

  @AfterEach
  void stop() {
    server.close();
    tls.close();
  }

  @Test
  void shouldAnswerUnderTheCertificateAndAskForTlsFromNowOn() throws Exception {
    HttpResponse<String> answer = ask();
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Strict-Transport-Security")).isPresent();
    assertThat(answer.sslSession().orElseThrow().getProtocol()).isEqualTo("TLSv1.3");
    assertThat(tls.contexts().getSelectedProtocols())
        .containsExactlyInAnyOrder("TLSv1.2", "TLSv1.3");
  }

  @Test
  void shouldUseARenewedCertificateWithoutARestart() {
    assertThat(subject()).isEqualTo("CN=first");
    TestCertificate.write("second", certificate, key);
    await().until(() -> "CN=second".equals(subject()));
  }

  @Test
  void shouldKeepTheOldCertificateWhenTheNewOneIsNone() throws IOException {
    Path trusted = folder.resolve("trusted.pem");
    Files.copy(certificate, trusted);
    Files.writeString(certificate, "half a file");
    TestCertificate.write("third", folder.resolve("other.pem"), folder.resolve("other.key"));
    assertThat(subject(trusted)).isEqualTo("CN=first");
    Files.copy(folder.resolve("other.key"), key, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    Files.copy(
        folder.resolve("other.pem"),
        certificate,
        java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    await().until(() -> "CN=third".equals(subject(folder.resolve("other.pem"))));
  }

  @Test
  void shouldAnswerAnotherNodeThatSignsAndTrusts() throws Exception {
    keys.remove("made and deleted: closed");
    assertThat(ask().statusCode()).as("TLS is at work: a peer waits for it briefly").isEqualTo(200);
    assertThat(list(new PeerProtocol("https", nodes))).isInstanceOf(Found.class);
    assertThatThrownBy(() -> list(new PeerProtocol("https", null)))
        .hasMessageContaining("cluster.secret.file");
  }

  private Object list(PeerProtocol protocol) {
    HttpPeers peers =
        new HttpPeers(UnaryOperator.identity(), protocol, PemFiles.trusting(certificate));
    return peers
        .readers("localhost:" + server.port(), Deadline.in(Duration.ofSeconds(5)))
        .recommendations()
        .recommendations(new RecommendationQuery(7, 50, null, false));
  }

  private HttpResponse<String> ask() throws IOException, InterruptedException {
    return ask(certificate);
  }

  /** On a connection of its own. */
  private HttpResponse<String> ask(Path trusted) throws IOException, InterruptedException {
    return HttpClient.newBuilder()
        .sslContext(PemFiles.trusting(trusted))
        .build()
        .send(
            HttpRequest.newBuilder(
                    URI.create("https://localhost:" + server.port() + "/health/live"))
                .build(),
            BodyHandlers.ofString());
  }

  private String subject() {
    return subject(certificate);
  }

  /** Null while another certificate is shown than the one that is trusted. */
  private String subject(Path trusted) {
    try {
      X509Certificate shown =
          (X509Certificate) ask(trusted).sslSession().orElseThrow().getPeerCertificates()[0];
      return shown.getSubjectX500Principal().getName();
    } catch (SSLException e) {
      return null;
    } catch (IOException | InterruptedException e) {
      throw new AssertionError("the server must answer", e);
    }
  }
}
