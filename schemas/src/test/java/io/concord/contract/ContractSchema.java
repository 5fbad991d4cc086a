package io.concord.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import com.networknt.schema.resource.InputStreamSource;
import com.networknt.schema.resource.SchemaLoader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Holds JSON against the contract's schemas, for the tests of any module: {@code
 * ContractSchema.require("recommendations", body)}. Schemas come from the class path only; formats
 * such as {@code date} are enforced. Thread-safe. A module that uses it needs this module's test
 * jar and {@code com.networknt:json-schema-validator} in test scope.
 */
public final class ContractSchema {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final JsonSchemaFactory FACTORY =
      JsonSchemaFactory.getInstance(
          VersionFlag.V202012,
          builder -> builder.schemaLoaders(loaders -> loaders.add(refuseNetwork())));
  private static final SchemaValidatorsConfig ENFORCING_FORMATS =
      SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();
  private static final Map<String, JsonSchema> SCHEMAS = new ConcurrentHashMap<>();

  private ContractSchema() {}

  /**
   * Passes when the text is JSON and valid.
   *
   * @param name file name of the schema up to its first dot, such as {@code purchase-page}
   * @throws AssertionError naming every violation
   */
  public static void require(String name, String json) {
    try {
      require(name, JSON.readTree(json));
    } catch (JsonProcessingException e) {
      throw new AssertionError("must be JSON, schema=" + name + ", value=" + json, e);
    }
  }

  /** As {@link #require(String, String)}, for the bytes of a record's value in UTF-8. */
  public static void require(String name, byte[] json) {
    require(name, new String(json, StandardCharsets.UTF_8));
  }

  /** As {@link #require(String, String)}, for JSON already parsed. */
  public static void require(String name, JsonNode json) {
    List<Violation> violations = violations(name, json);
    if (!violations.isEmpty()) {
      throw new AssertionError(
          violations.stream()
              .map(violation -> "  " + violation)
              .collect(
                  Collectors.joining(
                      "\n", "must fit the schema " + name + ":\n", "\nvalue=" + json)));
    }
  }

  /** What is wrong with the value; empty when it is valid. */
  public static List<Violation> violations(String name, JsonNode json) {
    return SCHEMAS.computeIfAbsent(name, ContractSchema::load).validate(json).stream()
        .map(Violation::of)
        .toList();
  }

  private static JsonSchema load(String name) {
    SchemaLocation location = SchemaLocation.of("classpath:json/" + name + ".schema.json");
    JsonSchema schema = FACTORY.getSchema(location, ENFORCING_FORMATS);
    schema.initializeValidators();
    return schema;
  }

  /** What is wrong with a schema itself, by the draft 2020-12 meta-schema. */
  static List<Violation> violationsOfMetaSchema(String schema) {
    return FACTORY
        .getSchema(SchemaLocation.of(VersionFlag.V202012.getId()), ENFORCING_FORMATS)
        .validate(schema, InputFormat.JSON)
        .stream()
        .map(Violation::of)
        .toList();
  }

  /** Asked before the library's own loaders, which would fetch anything over HTTP. */
  private static SchemaLoader refuseNetwork() {
    return iri -> {
      if (iri.toString().startsWith("classpath:")) {
        return (InputStreamSource) null;
      }
      throw new IllegalStateException("must be on the class path, schema=" + iri);
    };
  }

  /**
   * One broken rule.
   *
   * @param rule the schema keyword, such as {@code minimum}
   * @param path the value at fault, such as {@code /recommendations/0/rank}; a missing or an
   *     unexpected property counts as the one at fault
   */
  public record Violation(String rule, String path, String message) {
    private static Violation of(ValidationMessage message) {
      String parent = message.getInstanceLocation().toString().replaceFirst("^\\$?", "");
      String property = message.getProperty() == null ? "" : "/" + message.getProperty();
      return new Violation(message.getType(), parent + property, message.getMessage());
    }

    @Override
    public String toString() {
      return rule + " at " + (path.isEmpty() ? "/" : path) + ": " + message;
    }
  }
}
