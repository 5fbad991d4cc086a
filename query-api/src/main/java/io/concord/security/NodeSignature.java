package io.concord.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;

/**
 * Signs what one node asks another, and checks it. The header's value is
 *
 * <pre>milliseconds since 1970 "." SHA-256 of the body "." HMAC-SHA256</pre>
 *
 * in URL-safe Base64, the HMAC over the lines method, path with query, milliseconds and digest. A
 * copy of it is good for the same request within half a minute: everything nodes ask of each other
 * is a reading, so that whoever could copy it has read the answer already.
 */
public final class NodeSignature {
  /** HTTP header that carries it. */
  public static final String HEADER = "Concord-Node";

  private static final Duration WINDOW = Duration.ofSeconds(30);
  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
  private static final int PARTS = 3;

  private final ClusterSecret secret;
  private final InstantSource clock;

  public NodeSignature(ClusterSecret secret, InstantSource clock) {
    this.secret = secret;
    this.clock = clock;
  }

  /**
   * A request with a header that says a node sent it.
   *
   * @param target path with query, as it stands in the request line
   */
  public record Signed(String method, String target, String header) {
    /** Whether the body that came is the one that was signed. */
    public boolean covers(byte[] body) {
      String[] parts = header.split("\\.", -1);
      return parts.length == PARTS && same(parts[1], digest(body));
    }
  }

  /** The header's value for a request. */
  public String sign(String method, String target, byte[] body) {
    long millis = clock.millis();
    String digest = digest(body);
    return millis + "." + digest + "." + hmac(method, target, Long.toString(millis), digest);
  }

  /** Whether a node of this cluster sent that request just now; its body is for the reader. */
  boolean isGood(Signed signed) {
    String[] parts = signed.header().split("\\.", -1);
    return parts.length == PARTS
        && same(parts[2], hmac(signed.method(), signed.target(), parts[0], parts[1]))
        && isRecent(parts[0]);
  }

  private boolean isRecent(String millis) {
    return Math.abs(clock.millis() - Long.parseLong(millis)) <= WINDOW.toMillis();
  }

  private String hmac(String method, String target, String millis, String digest) {
    String lines = String.join("\n", method, target, millis, digest);
    return BASE64.encodeToString(secret.mac().doFinal(lines.getBytes(StandardCharsets.UTF_8)));
  }

  private static String digest(byte[] body) {
    try {
      return BASE64.encodeToString(MessageDigest.getInstance("SHA-256").digest(body));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK must have SHA-256", e);
    }
  }

  private static boolean same(String a, String b) {
    return MessageDigest.isEqual(
        a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
  }
}
