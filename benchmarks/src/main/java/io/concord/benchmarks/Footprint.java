package io.concord.benchmarks;

import io.concord.app.RecommenderSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** How many bytes lie on disk for one application. */
record Footprint(Map<Part, Long> bytes) {

  /** What takes room. */
  enum Part {
    SOURCE_TOPICS("source topics"),
    CHANGELOGS("changelogs"),
    STATE("state of the node, without copies"),
    CHANGE_EVENTS("recommendation-changed");

    private final String label;

    Part(String label) {
      this.label = label;
    }

    String label() {
      return label;
    }
  }

  /** Of an application that has stopped; the first folder is the broker's. */
  static Footprint of(Path brokerFolder, RecommenderSettings settings) {
    String prefix = settings.topics().prefix();
    Map<Part, Long> bytes = new EnumMap<>(Part.class);
    bytes.put(
        Part.SOURCE_TOPICS, partitions(brokerFolder, name -> name.startsWith(prefix + ".cdc.")));
    bytes.put(
        Part.CHANGELOGS,
        partitions(
            brokerFolder,
            name -> name.startsWith(settings.applicationId()) && name.contains("-changelog-")));
    bytes.put(
        Part.CHANGE_EVENTS,
        partitions(
            brokerFolder, name -> name.startsWith(settings.topics().recommendationChanged())));
    bytes.put(Part.STATE, size(settings.stateDir()));
    return new Footprint(bytes);
  }

  long of(Part part) {
    return bytes.get(part);
  }

  /** Log segments only: indexes are files of a fixed size with holes. */
  private static long partitions(Path brokerFolder, Predicate<String> names) {
    return sum(
        brokerFolder,
        file ->
            file.getFileName().toString().endsWith(".log")
                && names.test(file.getParent().getFileName().toString()));
  }

  private static long size(Path folder) {
    return sum(folder, file -> true);
  }

  private static long sum(Path folder, Predicate<Path> wanted) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).filter(wanted).mapToLong(Footprint::length).sum();
    } catch (IOException e) {
      throw new UncheckedIOException("a folder must be readable, path=" + folder, e);
    }
  }

  private static long length(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new UncheckedIOException("a file must be readable, path=" + file, e);
    }
  }
}
