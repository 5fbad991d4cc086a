package io.concord.connect;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Reads the files of this module. */
final class ClassPathText {

  private ClassPathText() {}

  /** The text of {@code connect/<name>}, which must be there: it is part of this module. */
  static String read(String name) {
    try (InputStream in = ClassPathText.class.getResourceAsStream("/connect/" + name)) {
      if (in == null) {
        throw new IllegalStateException("a file of this module must be on the class path: " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + name, e);
    }
  }
}
