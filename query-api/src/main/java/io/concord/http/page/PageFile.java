package io.concord.http.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

/**
 * A file of a page, whole in memory.
 *
 * @param etag changes with the content; weak, for it is the same compressed
 */
public record PageFile(String contentType, byte[] content, String etag) {
  private static final Map<String, String> CONTENT_TYPES =
      Map.of(
          "css", "text/css; charset=utf-8",
          "html", "text/html;charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "png", "image/png",
          "svg", "image/svg+xml; charset=utf-8");
  private static final int ETAG_BYTES = 12;

  /**
   * Reads a file from the class path.
   *
   * @throws IllegalStateException when there is none of this name
   */
  public static PageFile read(String resource) {
    PageFile file = find(resource);
    if (file == null) {
      throw new IllegalStateException(
          "a file of the page must be on the class path, missing=" + resource);
    }
    return file;
  }

  /**
   * Reads a file from the class path.
   *
   * @return null when there is none of this name
   */
  static PageFile find(String resource) {
    try (InputStream in = PageFile.class.getResourceAsStream(resource)) {
      String ending = resource.substring(resource.lastIndexOf('.') + 1);
      return in == null ? null : of(CONTENT_TYPES.get(ending), in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException("a file of the page must be readable, file=" + resource, e);
    }
  }

  private static PageFile of(String contentType, byte[] content) {
    return new PageFile(contentType, content, "W/\"" + digest(content) + '"');
  }

  private static String digest(byte[] content) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
      return HexFormat.of().formatHex(digest, 0, ETAG_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** The same text with other words in the place of these. */
  public PageFile replacing(String words, String others) {
    return of(contentType, new String(content, UTF_8).replace(words, others).getBytes(UTF_8));
  }
}
