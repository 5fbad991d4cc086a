package io.concord.local.orders.generator;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Reads the text files beside this class: one row per line, cells between bars, # for comments. */
final class WordList {
  private WordList() {}

  static List<List<String>> rows(String resource) {
    try (InputStream bytes = WordList.class.getResourceAsStream(resource)) {
      return new String(bytes.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(line -> cells(line, "\\|"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<String> cells(String text, String separator) {
    return Arrays.stream(text.split(separator)).map(String::strip).toList();
  }
}
