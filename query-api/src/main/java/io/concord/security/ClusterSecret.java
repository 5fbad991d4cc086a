package io.concord.security;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What all nodes of a cluster know and nobody else. */
public final class ClusterSecret {
  static final String ALGORITHM = "HmacSHA256";
  static final int BYTES_MIN = 32;
  private static final int BYTES_MAX = 4096;

  private final SecretKeySpec key;

  /**
   * A secret of these bytes.
   *
   * @throws IllegalArgumentException when they are too few to be one
   */
  public ClusterSecret(byte[] secret) {
    if (secret.length < BYTES_MIN || secret.length > BYTES_MAX) {
      throw new IllegalArgumentException(
          "a cluster secret must have "
              + BYTES_MIN
              + " to "
              + BYTES_MAX
              + " bytes, bytes="
              + secret.length);
    }
    this.key = new SecretKeySpec(secret, ALGORITHM);
  }

  /**
   * The secret in this file, all its bytes.
   *
   * @throws IllegalArgumentException when it holds none
   */
  public static ClusterSecret read(Path file) {
    try {
      return new ClusterSecret(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new IllegalArgumentException("the cluster secret must be readable, file=" + file, e);
    }
  }

  Mac mac() {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return mac;
    } catch (java.security.GeneralSecurityException e) {
      throw new IllegalStateException("every JDK must have " + ALGORITHM, e);
    }
  }
}
