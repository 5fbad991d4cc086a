package io.concord.http.security;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A certificate for this machine that signs itself, in files as a node wants them. */
final class TestCertificate {
  private static final Base64.Encoder PEM = Base64.getMimeEncoder(64, new byte[] {'\n'});

  private TestCertificate() {}

  /** Overwrites both files. */
  static void write(String name, Path certificate, Path key) {
    try {
      KeyPairGenerator keys = KeyPairGenerator.getInstance("EC");
      keys.initialize(new ECGenParameterSpec("secp256r1"));
      KeyPair pair = keys.generateKeyPair();
      Files.writeString(key, pem("PRIVATE KEY", pair.getPrivate().getEncoded()));
      Files.writeString(certificate, pem("CERTIFICATE", signed(name, pair)));
    } catch (GeneralSecurityException | IOException | OperatorCreationException e) {
      throw new AssertionError("a certificate must be makeable", e);
    }
  }

  private static byte[] signed(String name, KeyPair pair)
      throws IOException, OperatorCreationException {
    X500Name self = new X500Name("CN=" + name);
    Instant now = Instant.now();
    return new JcaX509v3CertificateBuilder(
            self,
            BigInteger.valueOf(now.toEpochMilli()),
            Date.from(now.minus(Duration.ofHours(1))),
            Date.from(now.plus(Duration.ofHours(1))),
            self,
            pair.getPublic())
        .addExtension(
            Extension.subjectAlternativeName,
            false,
            new GeneralNames(
                new GeneralName[] {
                  new GeneralName(GeneralName.dNSName, "localhost"),
                  new GeneralName(GeneralName.iPAddress, "127.0.0.1")
                }))
        .build(new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate()))
        .getEncoded();
  }

  private static String pem(String kind, byte[] bytes) {
    return "-----BEGIN %s-----\n%s\n-----END %s-----\n"
        .formatted(kind, PEM.encodeToString(bytes), kind);
  }
}
