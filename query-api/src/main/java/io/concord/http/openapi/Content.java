package io.concord.http.openapi;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A body: its media type, its schema and examples of it. */
public final class Content {
  public static final String JSON = "application/json";
  public static final String PROBLEM_JSON = "application/problem+json";

  private final String mediaType;
  private final ObjectNode json = JsonNodeFactory.instance.objectNode();

  private Content(String mediaType) {
    this.mediaType = mediaType;
  }

  /**
   * JSON of one of the contract's schemas.
   *
   * @param examples file names of the schema's examples without their ending
   */
  public static Content json(String schema, String... examples) {
    return of(JSON, schema, examples);
  }

  public static Content problem() {
    return of(PROBLEM_JSON, "problem");
  }

  /** Text that no schema describes. */
  public static Content text(String mediaType) {
    Content content = new Content(mediaType);
    content.json.putObject("schema").put("type", "string");
    return content;
  }

  /** JSON that another specification describes. */
  public static Content object() {
    Content content = new Content(JSON);
    content.json.putObject("schema").put("type", "object");
    return content;
  }

  private static Content of(String mediaType, String schema, String... examples) {
    Content content = new Content(mediaType);
    content.json.putObject("schema").put("$ref", schema + ".schema.json");
    for (String example : examples) {
      String file = "examples/" + schema + "/" + example + ".json";
      content
          .json
          .withObjectProperty("examples")
          .putObject(example.replaceFirst("^valid-", ""))
          .set("value", ClassPathJson.read(file));
    }
    return content;
  }

  void putInto(ObjectNode content) {
    content.set(mediaType, json.deepCopy());
  }
}
