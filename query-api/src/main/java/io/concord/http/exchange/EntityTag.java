package io.concord.http.exchange;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Arrays;
import java.util.Enumeration;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;
import java.util.zip.Checksum;

/**
 * Names what an answer says: the revision of the client's list and a checksum of the body, without
 * the moment at which it was made and its staleness, which change while nothing else does. Weak for
 * that reason; the same from every node.
 *
 * <p>The checksum is CRC-32 and CRC-32C together, both instructions of the processor: 64 bits for a
 * microsecond per list.
 */
final class EntityTag {
  private static final byte[] GENERATED_AT = ",\"generatedAt\":".getBytes(US_ASCII);
  private static final byte[] STALENESS_MS = ",\"stalenessMs\":".getBytes(US_ASCII);

  private static final String ANY = "*";
  private static final Pattern OPAQUE = Pattern.compile("\"[^\"]*\"");

  private EntityTag() {}

  /** Of a body in which the two fields, if it has them, stand side by side. */
  static String of(long revision, byte[] body, int size) {
    int from = indexOf(GENERATED_AT, body, 0, size);
    int to = from < 0 ? size : afterStaleness(body, from, size);
    int head = from < 0 ? size : from;
    long checksum =
        checksum(new CRC32(), body, head, to, size) << Integer.SIZE
            | checksum(new CRC32C(), body, head, to, size);
    return "W/\"" + revision + '-' + HexFormat.of().toHexDigits(checksum) + '"';
  }

  private static long checksum(Checksum checksum, byte[] body, int head, int tail, int size) {
    checksum.update(body, 0, head);
    checksum.update(body, tail, size - tail);
    return checksum.getValue();
  }

  private static int afterStaleness(byte[] body, int from, int size) {
    int staleness = indexOf(STALENESS_MS, body, from, size);
    if (staleness < 0) {
      throw new IllegalStateException("staleness must stand behind the moment of the answer");
    }
    int at = staleness + STALENESS_MS.length;
    while (at < size && body[at] >= '0' && body[at] <= '9') {
      at++;
    }
    return at;
  }

  /** A text of JSON cannot hold the name of a field with its quotes: they would be escaped. */
  private static int indexOf(byte[] name, byte[] body, int from, int size) {
    for (int at = from; at <= size - name.length; at++) {
      if (body[at] == ',' && Arrays.equals(body, at, at + name.length, name, 0, name.length)) {
        return at;
      }
    }
    return -1;
  }

  /** Whether a caller has what the tag names, by these If-None-Match headers; compared weakly. */
  static boolean matches(Enumeration<String> ifNoneMatch, String tag) {
    String opaque = tag.substring(tag.indexOf('"'));
    while (ifNoneMatch.hasMoreElements()) {
      if (matches(ifNoneMatch.nextElement(), opaque)) {
        return true;
      }
    }
    return false;
  }

  private static boolean matches(String header, String opaque) {
    if (header.strip().equals(ANY)) {
      return true;
    }
    Matcher tags = OPAQUE.matcher(header);
    while (tags.find()) {
      if (tags.group().equals(opaque)) {
        return true;
      }
    }
    return false;
  }
}
