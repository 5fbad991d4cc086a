package io.concord.http.exchange;

import java.util.Arrays;
import java.util.Enumeration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import org.eclipse.jetty.http.QuotedQualityCSV;
import org.eclipse.jetty.http.QuotedQualityCSV.QualityValue;

/**
 * Compresses whole bodies for callers that ask for it. Thread-safe.
 *
 * <p>At the fastest level: the next one takes half as long again for a tenth fewer bytes.
 */
final class GzipCoding {
  static final String NAME = "gzip";

  /** Below it the packet's head weighs more than what is saved. */
  private static final int SIZE_MIN_BYTES = 1_024;

  /** Compressors hold a quarter of a megabyte outside the heap; more than these are let go. */
  private static final int IDLE_MAX = 16;

  /** Magic, deflate, no flags, no time, fastest, unknown system: RFC 1952. */
  private static final byte[] HEAD = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 4, (byte) 0xff};

  private static final int TAIL_BYTES = 8;
  private static final String ANY = "*";
  private static final String IDENTITY = "identity";

  private final Queue<Deflater> idle = new ArrayBlockingQueue<>(IDLE_MAX);

  /** Whether a body goes out compressed to a caller with these Accept-Encoding headers. */
  static boolean isFor(Enumeration<String> acceptEncoding, String contentType, int size) {
    if (!acceptEncoding.hasMoreElements() || !isText(contentType)) {
      return false;
    }
    List<QualityValue> values = values(acceptEncoding);
    double any = weight(values, ANY, 0);
    double gzip = weight(values, NAME, any);
    double identity = weight(values, IDENTITY, any > 0 || !has(values, ANY) ? 0.001 : 0);
    return gzip > 0 && gzip >= identity && (size >= SIZE_MIN_BYTES || identity == 0);
  }

  /** None when they cannot be read. */
  private static List<QualityValue> values(Enumeration<String> acceptEncoding) {
    QuotedQualityCSV accepted = new QuotedQualityCSV();
    try {
      while (acceptEncoding.hasMoreElements()) {
        accepted.addValue(acceptEncoding.nextElement());
      }
      return accepted.getQualityValues();
    } catch (IllegalArgumentException e) {
      return List.of();
    }
  }

  private static double weight(List<QualityValue> values, String coding, double otherwise) {
    for (QualityValue value : values) {
      if (value.getValue().equalsIgnoreCase(coding)) {
        return value.isAcceptable() ? value.getWeight() : 0;
      }
    }
    return otherwise;
  }

  private static boolean has(List<QualityValue> values, String coding) {
    return values.stream().anyMatch(value -> value.getValue().equalsIgnoreCase(coding));
  }

  /** Pictures and fonts are compressed already. */
  private static boolean isText(String contentType) {
    return contentType.startsWith("text/")
        || contentType.startsWith("application/")
        || contentType.startsWith("image/svg");
  }

  /** The body's first {@code size} bytes, compressed. */
  byte[] compress(byte[] body, int size) {
    Deflater deflater = idle.poll();
    if (deflater == null) {
      deflater = new Deflater(Deflater.BEST_SPEED, true);
    }
    byte[] out = compress(deflater, body, size);
    deflater.reset();
    if (!idle.offer(deflater)) {
      deflater.end();
    }
    return out;
  }

  private static byte[] compress(Deflater deflater, byte[] body, int size) {
    byte[] out = Arrays.copyOf(HEAD, HEAD.length + size / 3 + SIZE_MIN_BYTES);
    int at = HEAD.length;
    deflater.setInput(body, 0, size);
    deflater.finish();
    while (!deflater.finished()) {
      if (at == out.length) {
        out = Arrays.copyOf(out, 2 * out.length);
      }
      at += deflater.deflate(out, at, out.length - at);
    }
    out = Arrays.copyOf(out, at + TAIL_BYTES);
    CRC32 checksum = new CRC32();
    checksum.update(body, 0, size);
    littleEndian(out, at, (int) checksum.getValue());
    littleEndian(out, at + Integer.BYTES, size);
    return out;
  }

  private static void littleEndian(byte[] out, int at, int value) {
    for (int i = 0; i < Integer.BYTES; i++) {
      out[at + i] = (byte) (value >>> i * Byte.SIZE);
    }
  }
}
