package io.concord.local.sqlserver.tds;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A self-signed certificate for localhost, new for each server, made by the JDK's keytool. */
public final class ServerCertificate {
  /** Of both stores: neither holds a secret that outlives a test. */
  public static final String STORE_PASSWORD = "stand-in";

  private static final String ALIAS = "server";
  private static final String STORE_TYPE = "PKCS12";

  private final KeyStore keys;

  private ServerCertificate(KeyStore keys) {
    this.keys = keys;
  }

  /** Makes one; the folder is where keytool leaves it. */
  public static ServerCertificate create(Path folder) throws Exception {
    Path file = Files.createDirectories(folder).resolve("server.p12");
    Process keytool = new ProcessBuilder(command(file)).redirectErrorStream(true).start();
    String output = new String(keytool.getInputStream().readAllBytes());
    if (keytool.waitFor() != 0) {
      throw new IOException("keytool must make a certificate: " + output);
    }
    return new ServerCertificate(KeyStore.getInstance(file.toFile(), STORE_PASSWORD.toCharArray()));
  }

  private static List<String> command(Path file) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
        "-genkeypair",
        "-alias",
        ALIAS,
        "-keyalg",
        "EC",
        "-dname",
        "CN=localhost",
        "-ext",
        "san=dns:localhost,ip:127.0.0.1",
        "-validity",
        "2",
        "-keystore",
        file.toString(),
        "-storepass",
        STORE_PASSWORD,
        "-storetype",
        STORE_TYPE);
  }

  /** Writes a store with which a client trusts this certificate and no other. */
  public Path writeTrustStore(Path file) throws IOException, GeneralSecurityException {
    KeyStore trusted = KeyStore.getInstance(STORE_TYPE);
    trusted.load(null, null);
    trusted.setCertificateEntry(ALIAS, keys.getCertificate(ALIAS));
    try (OutputStream out = Files.newOutputStream(file)) {
      trusted.store(out, STORE_PASSWORD.toCharArray());
    }
    return file;
  }

  SSLContext context() throws IOException {
    try {
      KeyManagerFactory factory =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      factory.init(keys, STORE_PASSWORD.toCharArray());
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(factory.getKeyManagers(), null, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IOException("cannot use the certificate", e);
    }
  }
}
