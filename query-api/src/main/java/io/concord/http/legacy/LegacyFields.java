package io.concord.http.legacy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads the fields of one body as pydantic does in its lax mode, which turns {@code "7"} and {@code
 * 7.0} into 7, and collects what is wrong. A null counts as absent. Not thread-safe.
 */
final class LegacyFields {
  private static final Pattern WHOLE_NUMBER = Pattern.compile("([+-]?[0-9]{1,18})(?:\\.0*)?");
  private static final Set<String> TRUE = Set.of("1", "on", "t", "true", "y", "yes");
  private static final Set<String> FALSE = Set.of("0", "off", "f", "false", "n", "no");

  private final JsonNode body;
  private final List<LegacyViolation> violations = new ArrayList<>();

  LegacyFields(JsonNode body) {
    this.body = body;
  }

  /** Throws when any field read so far was wrong. */
  void check() {
    if (!violations.isEmpty()) {
      throw new LegacyRefusal(violations);
    }
  }

  /** Required; null when it was wrong. */
  Long requiredNumber(String field, long min, long max) {
    if (!body.has(field)) {
      violations.add(LegacyViolation.ofField("missing", field, "Field required", body));
      return null;
    }
    return number(field, body.get(field), min, max);
  }

  /** Null when absent or wrong. */
  Long number(String field, long min, long max) {
    return absent(field) ? null : number(field, body.get(field), min, max);
  }

  /** Null when absent or wrong. */
  String text(String field) {
    if (absent(field)) {
      return null;
    }
    JsonNode value = body.get(field);
    return value.isTextual()
        ? value.textValue()
        : refuse("string_type", field, "Input should be a valid string", value);
  }

  /** Null when absent or wrong. */
  Boolean flag(String field) {
    if (absent(field)) {
      return null;
    }
    JsonNode value = body.get(field);
    if (!value.isValueNode()) {
      return refuse("bool_type", field, "Input should be a valid boolean", value);
    }
    String text = value.asText().toLowerCase(Locale.ROOT);
    if (TRUE.contains(text)) {
      return true;
    }
    return FALSE.contains(text) ? Boolean.FALSE : unclearFlag(field, value);
  }

  private boolean absent(String field) {
    return !body.hasNonNull(field);
  }

  private Long number(String field, JsonNode value, long min, long max) {
    if (value.isBoolean()) {
      return within(field, value, value.booleanValue() ? 1 : 0, min, max);
    }
    if (value.isTextual()) {
      return parsed(field, value, min, max);
    }
    return value.isNumber()
        ? whole(field, value, min, max)
        : refuse("int_type", field, "Input should be a valid integer", value);
  }

  private Long parsed(String field, JsonNode value, long min, long max) {
    var matcher = WHOLE_NUMBER.matcher(value.textValue().strip());
    if (matcher.matches()) {
      return within(field, value, Long.parseLong(matcher.group(1)), min, max);
    }
    return refuse(
        "int_parsing",
        field,
        "Input should be a valid integer, unable to parse string as an integer",
        value);
  }

  private Long whole(String field, JsonNode value, long min, long max) {
    if (value.isIntegralNumber() && !value.canConvertToLong()) {
      return outOfLong(field, value);
    }
    if (!value.canConvertToLong() || value.doubleValue() != Math.rint(value.doubleValue())) {
      return refuse(
          "int_from_float",
          field,
          "Input should be a valid integer, got a number with a fractional part",
          value);
    }
    return within(field, value, value.longValue(), min, max);
  }

  private Long outOfLong(String field, JsonNode value) {
    violations.add(
        value.bigIntegerValue().signum() < 0
            ? LegacyViolation.atLeast(field, Long.MIN_VALUE, value)
            : LegacyViolation.atMost(field, Long.MAX_VALUE, value));
    return null;
  }

  private Long within(String field, JsonNode value, long number, long min, long max) {
    if (number >= min && number <= max) {
      return number;
    }
    violations.add(
        number < min
            ? LegacyViolation.atLeast(field, min, value)
            : LegacyViolation.atMost(field, max, value));
    return null;
  }

  private Boolean unclearFlag(String field, JsonNode value) {
    return refuse(
        "bool_parsing", field, "Input should be a valid boolean, unable to interpret input", value);
  }

  private <T> T refuse(String type, String field, String msg, JsonNode value) {
    violations.add(LegacyViolation.ofField(type, field, msg, value));
    return null;
  }
}
