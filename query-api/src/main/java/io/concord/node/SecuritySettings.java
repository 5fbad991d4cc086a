package io.concord.node;

import io.concord.app.SettingsReader;
import io.concord.security.AddressRange;
import io.concord.security.RateSettings;
import io.concord.security.oidc.OidcSettings;
import io.concord.security.tls.TlsSettings;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Who may ask a node, and how it tells.
 *
 * @param addressesWithoutKey answered while there is neither a key nor an issuer
 * @param allowedAddresses the only ones answered at all; empty for any
 * @param trustedProxies whose word about a caller's address is taken
 * @param oidc null without an issuer of tokens
 * @param clusterSecret file with what nodes know each other by; null for none
 * @param tls null for plain HTTP
 * @param auditFile null for none
 * @param auditTopic null for none
 */
public record SecuritySettings(
    List<AddressRange> addressesWithoutKey,
    List<AddressRange> allowedAddresses,
    List<AddressRange> trustedProxies,
    RateSettings rate,
    OidcSettings oidc,
    Path clusterSecret,
    TlsSettings tls,
    Path auditFile,
    String auditTopic) {
  private static final String RANGES =
      "addresses or ranges such as 10.0.0.0/8, separated by commas";
  private static final String READABLE = "a file that can be read";
  private static final int RATE_MAX = 1_000_000;
  private static final int SKEW_MAX_SECONDS = 600;

  /** What a node does that was told nothing. */
  public static SecuritySettings defaults() {
    return read(new SettingsReader(Map.of()));
  }

  static SecuritySettings read(SettingsReader reader) {
    return new SecuritySettings(
        ranges(reader, "addresses.without.key", "127.0.0.0/8,::1"),
        ranges(reader, "allowed.addresses", ""),
        ranges(reader, "trusted.proxies", ""),
        new RateSettings(
            reader.number("rate.limit.per.second", RateSettings.DEFAULT.perSecond(), 0, RATE_MAX),
            reader.number("rate.limit.burst", RateSettings.DEFAULT.burst(), 1, RATE_MAX)),
        oidc(reader),
        readable(reader, "cluster.secret.file"),
        tls(reader),
        reader.optional("audit.file", "a file", Path::of),
        reader.optional("audit.topic", "a topic", text -> text));
  }

  private static List<AddressRange> ranges(SettingsReader reader, String key, String ranges) {
    return reader.value(key, ranges, RANGES, AddressRange::list);
  }

  private static OidcSettings oidc(SettingsReader reader) {
    URI issuer = url(reader, "oidc.issuer");
    String audience = reader.optional("oidc.audience", "a text", text -> text);
    URI jwks = url(reader, "oidc.jwks.url");
    int skew = reader.number("oidc.clock.skew.seconds", 60, 0, SKEW_MAX_SECONDS);
    String scopeClaim = reader.text("oidc.scope.claim", "scope");
    String clientsClaim = reader.text("oidc.clients.claim", "clients");
    if ((issuer == null) != (audience == null)) {
      throw new IllegalArgumentException(
          "settings oidc.issuer and oidc.audience must be set together: a token for another service"
              + " must not open this one");
    }
    return issuer == null
        ? null
        : new OidcSettings(
            issuer, audience, jwks, Duration.ofSeconds(skew), scopeClaim, clientsClaim);
  }

  private static URI url(SettingsReader reader, String key) {
    return reader.optional(
        key,
        "an address that begins with https://, or with http:// on this machine",
        SecuritySettings::secureUrl);
  }

  private static URI secureUrl(String text) {
    URI url = URI.create(text);
    if (!OidcSettings.isSecure(url)) {
      throw new IllegalArgumentException("not secure");
    }
    return url;
  }

  private static TlsSettings tls(SettingsReader reader) {
    Path certificate = readable(reader, "tls.certificate.file");
    Path key = readable(reader, "tls.key.file");
    Path trust = readable(reader, "tls.trust.file");
    if ((certificate == null) != (key == null)) {
      throw new IllegalArgumentException(
          "settings tls.certificate.file and tls.key.file must be set together");
    }
    return certificate == null ? null : new TlsSettings(certificate, key, trust);
  }

  private static Path readable(SettingsReader reader, String key) {
    return reader.optional(
        key,
        READABLE,
        text -> {
          Path file = Path.of(text);
          if (!Files.isReadable(file)) {
            throw new IllegalArgumentException("not readable");
          }
          return file;
        });
  }
}
