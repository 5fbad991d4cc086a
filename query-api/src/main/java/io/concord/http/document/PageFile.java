package io.concord.http.document;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.function.UnaryOperator;

/**
 * A file of a page.
 *
 * @param resource on the class path
 * @param change of a text file's content on its way out
 */
record PageFile(String resource, String contentType, UnaryOperator<String> change) {

  /** Sent as it is. */
  PageFile(String resource, String contentType) {
    this(resource, contentType, null);
  }

  static PageFile html(String resource) {
    return new PageFile(resource, "text/html; charset=utf-8");
  }

  static PageFile script(String resource) {
    return new PageFile(resource, "text/javascript; charset=utf-8");
  }

  static PageFile style(String resource) {
    return new PageFile(resource, "text/css; charset=utf-8");
  }

  /** The same file with other words in one place. */
  PageFile replacing(String words, String others) {
    return new PageFile(resource, contentType, text -> text.replace(words, others));
  }

  byte[] bytes() {
    try (InputStream in = PageFile.class.getResourceAsStream(resource)) {
      byte[] bytes = Objects.requireNonNull(in, resource).readAllBytes();
      return change == null
          ? bytes
          : change
              .apply(new String(bytes, StandardCharsets.UTF_8))
              .getBytes(StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("must be readable, file=" + resource, e);
    }
  }
}
