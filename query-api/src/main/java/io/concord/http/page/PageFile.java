package io.concord.http.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

/**
 * A file of the page, whole in memory.
 *
 * @param etag changes with the content
 */
record PageFile(String contentType, byte[] content, String etag) {
  private static final Map<String, String> CONTENT_TYPES =
      Map.of(
          "css", "text/css; charset=utf-8",
          "html", "text/html;charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "svg", "image/svg+xml; charset=utf-8");
  private static final int ETAG_BYTES = 12;

  /**
   * Reads a file from the class path.
   *
   * @return null when there is none of this name
   */
  static PageFile read(String resource) {
    try (InputStream in = PageFile.class.getResourceAsStream(resource)) {
      return in == null ? null : of(resource, in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException("a file of the page must be readable, file=" + resource, e);
    }
  }

  private static PageFile of(String resource, byte[] content) {
    String ending = resource.substring(resource.lastIndexOf('.') + 1);
    return new PageFile(CONTENT_TYPES.get(ending), content, '"' + digest(content) + '"');
  }

  private static String digest(byte[] content) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
      return HexFormat.of().formatHex(digest, 0, ETAG_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
