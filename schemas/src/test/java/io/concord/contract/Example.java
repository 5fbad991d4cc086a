package io.concord.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** A file {@code examples/<schema>/<name>.json} of the class path. */
record Example(String schema, String name, String text) {
  private static final JsonMapper EXACT_DECIMALS =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  boolean isValid() {
    return name.startsWith("valid-");
  }

  JsonNode json() {
    return parse(text);
  }

  /** Keeps every digit, so that two trees are equal only if the numbers are. */
  static JsonNode parse(String json) {
    try {
      return EXACT_DECIMALS.readTree(json);
    } catch (JsonProcessingException e) {
      throw new AssertionError("must be JSON, value=" + json, e);
    }
  }

  @Override
  public String toString() {
    return schema + "/" + name;
  }

  static List<Example> all() {
    return files("examples", 2).stream()
        .map(
            file ->
                new Example(
                    file.getParent().getFileName().toString(),
                    file.getFileName().toString().replace(".json", ""),
                    read(file)))
        .toList();
  }

  static List<Path> files(String resourceDirectory, int depth) {
    Path directory = directory(resourceDirectory);
    try (Stream<Path> files = Files.walk(directory, depth)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path directory(String resource) {
    var url = Objects.requireNonNull(Example.class.getResource("/" + resource), resource);
    try {
      return Path.of(url.toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException("must be a path, url=" + url, e);
    }
  }
}
