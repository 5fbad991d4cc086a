package io.concord.security.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Reads certificates and keys as certificate authorities hand them out. */
public final class PemFiles {
  private static final Pattern KEY =
      Pattern.compile("-----BEGIN PRIVATE KEY-----([^-]+)-----END PRIVATE KEY-----");
  private static final List<String> KEY_ALGORITHMS = List.of("RSA", "EC", "EdDSA");
  private static final char[] NO_PASSWORD = new char[0];

  private PemFiles() {}

  /**
   * A store in memory with the one key and its chain; it has no password.
   *
   * @throws IllegalArgumentException when the files are not what they should be
   */
  public static KeyStore keyStore(Path certificate, Path key) {
    try {
      KeyStore store = empty();
      Certificate[] chain = certificates(certificate).toArray(Certificate[]::new);
      store.setKeyEntry("node", key(key), NO_PASSWORD, chain);
      return store;
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalArgumentException(
          "certificate and key must be PEM files that belong together, certificate="
              + certificate
              + ", key="
              + key,
          e);
    }
  }

  /**
   * For a client that trusts those certificates alone.
   *
   * @throws IllegalArgumentException when the file has none
   */
  public static SSLContext trusting(Path file) {
    try {
      KeyStore store = empty();
      for (Certificate certificate : certificates(file)) {
        store.setCertificateEntry("trusted-" + store.size(), certificate);
      }
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(store);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, trust.getTrustManagers(), null);
      return context;
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalArgumentException("must be a PEM file of certificates, file=" + file, e);
    }
  }

  private static KeyStore empty() throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, NO_PASSWORD);
    return store;
  }

  private static List<Certificate> certificates(Path file)
      throws IOException, GeneralSecurityException {
    List<Certificate> certificates =
        List.copyOf(
            CertificateFactory.getInstance("X.509")
                .generateCertificates(new ByteArrayInputStream(Files.readAllBytes(file))));
    if (certificates.isEmpty()) {
      throw new GeneralSecurityException("there is no certificate in " + file);
    }
    return certificates;
  }

  private static PrivateKey key(Path file) throws IOException, GeneralSecurityException {
    Matcher pem = KEY.matcher(Files.readString(file, StandardCharsets.US_ASCII));
    if (!pem.find()) {
      throw new GeneralSecurityException(
          "the key must stand in PKCS #8, as 'openssl pkcs8 -topk8 -nocrypt' writes it");
    }
    PKCS8EncodedKeySpec encoded =
        new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(pem.group(1)));
    for (String algorithm : KEY_ALGORITHMS) {
      try {
        return KeyFactory.getInstance(algorithm).generatePrivate(encoded);
      } catch (java.security.spec.InvalidKeySpecException e) {
        continue; // it is a key of another kind
      }
    }
    throw new GeneralSecurityException("the key must be one of " + KEY_ALGORITHMS);
  }
}
