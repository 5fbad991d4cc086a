package io.concord.http.legacy;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Map;

/**
 * One thing wrong with a body of the old service, in FastAPI's and pydantic's words.
 *
 * @param loc path to the value, from {@code body}
 * @param input the value as received
 * @param ctx the bound that was crossed; absent when there is none
 */
record LegacyViolation(
    String type,
    List<Object> loc,
    String msg,
    JsonNode input,
    @JsonInclude(JsonInclude.Include.NON_NULL) Map<String, Object> ctx) {

  static LegacyViolation ofField(String type, String field, String msg, JsonNode input) {
    return new LegacyViolation(type, List.of("body", field), msg, input, null);
  }

  static LegacyViolation atLeast(String field, long min, JsonNode input) {
    String msg = "Input should be greater than or equal to " + min;
    return bound("greater_than_equal", field, msg, input, Map.of("ge", min));
  }

  static LegacyViolation atMost(String field, long max, JsonNode input) {
    String msg = "Input should be less than or equal to " + max;
    return bound("less_than_equal", field, msg, input, Map.of("le", max));
  }

  static LegacyViolation ofBody(String type, String msg, JsonNode input) {
    return new LegacyViolation(type, List.of("body"), msg, input, null);
  }

  /**
   * The body is no JSON.
   *
   * @param offset where reading stopped
   */
  static LegacyViolation malformed(long offset, String error) {
    return new LegacyViolation(
        "json_invalid",
        List.of("body", offset),
        "JSON decode error",
        JsonNodeFactory.instance.objectNode(),
        Map.of("error", error));
  }

  private static LegacyViolation bound(
      String type, String field, String msg, JsonNode input, Map<String, Object> ctx) {
    return new LegacyViolation(type, List.of("body", field), msg, input, ctx);
  }
}
