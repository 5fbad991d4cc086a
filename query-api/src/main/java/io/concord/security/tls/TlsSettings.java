package io.concord.security.tls;

import java.nio.file.Path;
import java.util.Objects;

/**
 * Where a node's certificate is.
 *
 * @param certificate its chain in PEM, the node's own first
 * @param key its private key in PEM, PKCS #8
 * @param trust certificates in PEM of those who sign the nodes' certificates; null for those that
 *     the JVM trusts
 */
public record TlsSettings(Path certificate, Path key, Path trust) {
  public TlsSettings {
    Objects.requireNonNull(certificate, "certificate");
    Objects.requireNonNull(key, "key");
  }
}
