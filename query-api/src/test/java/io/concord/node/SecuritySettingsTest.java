package io.concord.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.concord.app.SettingsReader;
import io.concord.security.AddressRange;
import io.concord.security.RateSettings;
import io.concord.security.oidc.OidcSettings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What may be set about who is let in, and what is refused before anybody is. */
class SecuritySettingsTest {
  @TempDir private Path folder;

  @Test
  void shouldAnswerItsOwnMachineAloneWhenNothingIsSet() {
    SecuritySettings settings = SecuritySettings.defaults();

    assertThat(settings.addressesWithoutKey())
        .containsExactlyElementsOf(AddressRange.list("127.0.0.0/8,::1"));
    assertThat(settings.allowedAddresses()).isEmpty();
    assertThat(settings.trustedProxies()).isEmpty();
    assertThat(settings.rate()).isEqualTo(RateSettings.DEFAULT);
    assertThat(settings.oidc()).isNull();
    assertThat(settings.tls()).isNull();
    assertThat(settings.clusterSecret()).isNull();
    assertThat(settings.auditFile()).isNull();
    assertThat(settings.auditTopic()).isNull();
  }

  @Test
  void shouldTakeEverythingThatIsSet() throws IOException {
    String file = Files.writeString(folder.resolve("file"), "x").toString();
    Map<String, String> entries = new HashMap<>();
    entries.put("addresses.without.key", "10.0.0.0/8");
    entries.put("allowed.addresses", "10.0.0.0/8, 2001:db8::/32");
    entries.put("trusted.proxies", "10.0.0.1");
    entries.put("rate.limit.per.second", "0");
    entries.put("rate.limit.burst", "7");
    entries.put("oidc.issuer", "https://issuer.example/realm");
    entries.put("oidc.audience", "recommender");
    entries.put("oidc.jwks.url", "https://keys.example/jwks");
    entries.put("oidc.clock.skew.seconds", "5");
    entries.put("oidc.scope.claim", "roles");
    entries.put("oidc.clients.claim", "customers");
    entries.put("cluster.secret.file", file);
    entries.put("tls.certificate.file", file);
    entries.put("tls.key.file", file);
    entries.put("tls.trust.file", file);
    entries.put("audit.file", "audit.log");
    entries.put("audit.topic", "audit");
    SettingsReader reader = new SettingsReader(entries);

    SecuritySettings settings = SecuritySettings.read(reader);

    reader.refuseUnknown();
    assertThat(settings.addressesWithoutKey()).isEqualTo(AddressRange.list("10.0.0.0/8"));
    assertThat(settings.allowedAddresses())
        .isEqualTo(AddressRange.list("10.0.0.0/8,2001:db8::/32"));
    assertThat(settings.trustedProxies()).isEqualTo(AddressRange.list("10.0.0.1"));
    assertThat(settings.rate()).isEqualTo(new RateSettings(0, 7));
    assertThat(settings.oidc())
        .isEqualTo(
            new OidcSettings(
                URI.create("https://issuer.example/realm"),
                "recommender",
                URI.create("https://keys.example/jwks"),
                Duration.ofSeconds(5),
                "roles",
                "customers"));
    assertThat(settings.clusterSecret()).hasToString(file);
    assertThat(settings.tls().certificate()).hasToString(file);
    assertThat(settings.tls().key()).hasToString(file);
    assertThat(settings.tls().trust()).hasToString(file);
    assertThat(settings.auditFile()).hasToString("audit.log");
    assertThat(settings.auditTopic()).isEqualTo("audit");
  }

  @ParameterizedTest
  @CsvSource({
    "oidc.issuer, https://issuer.example, oidc.issuer and oidc.audience must be set together",
    "oidc.audience, recommender, oidc.issuer and oidc.audience must be set together",
    "tls.certificate.file, /dev/null, tls.certificate.file and tls.key.file must be set together",
    "tls.key.file, /dev/null, tls.certificate.file and tls.key.file must be set together"
  })
  void shouldRefuseHalfOfAPair(String key, String value, String expected) {
    assertRefused(Map.of(key, value), expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://issuer.example",
        "http://127.0.0.1.issuer.example",
        "http://127.0.0.1@issuer.example",
        "http://10.0.0.1/realm",
        "ftp://127.0.0.1",
        "https:/realm",
        "issuer.example",
        "not an address"
      })
  void shouldRefuseAnIssuerOverALineThatAnybodyCanWriteTo(String url) {
    String expected = "an address that begins with https://, or with http:// on this machine";
    assertRefused(
        Map.of("oidc.issuer", url, "oidc.audience", "x"), "oidc.issuer must be " + expected);
    assertRefused(
        Map.of("oidc.issuer", "https://i.example", "oidc.audience", "x", "oidc.jwks.url", url),
        "oidc.jwks.url must be " + expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://127.0.0.1:9000", "http://localhost/realm", "http://[::1]:9000"})
  void shouldTakeAnIssuerOnThisMachine(String url) {
    OidcSettings oidc = read(Map.of("oidc.issuer", url, "oidc.audience", "x")).oidc();

    assertThat(oidc.issuer()).hasToString(url);
    assertThat(oidc.jwks()).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "addresses.without.key|example.org|addresses or ranges such as 10.0.0.0/8",
        "allowed.addresses|10.0.0.0/33|addresses or ranges such as 10.0.0.0/8",
        "allowed.addresses|10.0.0.0/x|addresses or ranges such as 10.0.0.0/8",
        "trusted.proxies|proxy|addresses or ranges such as 10.0.0.0/8",
        "rate.limit.per.second|-1|a whole number from 0 to 1000000",
        "rate.limit.burst|0|a whole number from 1 to 1000000",
        "oidc.clock.skew.seconds|601|a whole number from 0 to 600",
        "cluster.secret.file|/no/such/file|a file that can be read",
        "tls.certificate.file|/no/such/file|a file that can be read",
        "tls.key.file|/no/such/file|a file that can be read",
        "tls.trust.file|/no/such/file|a file that can be read"
      })
  void shouldNameKeyValueAndWhatIsExpected(String key, String value, String expected) {
    assertThatThrownBy(() -> read(Map.of(key, value)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("setting " + key + " must be " + expected)
        .hasMessageEndingWith(key + "=" + value);
  }

  private static void assertRefused(Map<String, String> entries, String expected) {
    assertThatThrownBy(() -> read(entries))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(expected);
  }

  private static SecuritySettings read(Map<String, String> entries) {
    return SecuritySettings.read(new SettingsReader(entries));
  }
}
