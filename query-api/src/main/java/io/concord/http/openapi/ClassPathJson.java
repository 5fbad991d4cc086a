package io.concord.http.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/** Reads the contract's JSON files, which are part of the product. */
public final class ClassPathJson {
  private static final JsonMapper JSON = new JsonMapper();

  private ClassPathJson() {}

  /** The file, which must be there: its absence is a fault of the build. */
  public static JsonNode read(String file) {
    try (InputStream in = ClassPathJson.class.getResourceAsStream("/" + file)) {
      return JSON.readTree(Objects.requireNonNull(in, file));
    } catch (IOException e) {
      throw new UncheckedIOException("must be JSON, file=" + file, e);
    }
  }
}
