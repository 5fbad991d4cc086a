package io.concord.local.deployment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The README and the pages below {@code docs}. */
final class Documents {
  private Documents() {}

  /** Each page by its path from the root. */
  static Map<String, String> all() {
    Map<String, String> pages = new TreeMap<>();
    try (Stream<java.nio.file.Path> files = Files.walk(Repository.path("docs"))) {
      files
          .map(file -> Repository.ROOT.relativize(file).toString())
          .filter(name -> name.endsWith(".md"))
          .forEach(name -> pages.put(name, Repository.text(name)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    pages.put("README.md", Repository.text("README.md"));
    return pages;
  }

  /** What a pattern's first group finds in any of them, with the page. */
  static List<Map.Entry<String, String>> find(String pattern) {
    List<Map.Entry<String, String>> found = new ArrayList<>();
    all()
        .forEach(
            (name, text) ->
                Repository.findAll(text, pattern)
                    .forEach(match -> found.add(Map.entry(name, match))));
    return found;
  }

  /** The metrics of ours that they name. */
  static List<MetricUse> metrics() {
    return find("`(recommender_[a-z_]+)`").stream()
        .map(found -> new MetricUse(found.getValue(), Set.of(), found.getKey()))
        .toList();
  }
}
