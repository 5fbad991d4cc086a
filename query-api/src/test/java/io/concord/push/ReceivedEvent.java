package io.concord.push;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.concord.contract.ContractJson;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * An event as a caller reads it.
 *
 * @param name {@code heartbeat} for a comment
 * @param id null when it has none
 * @param data null when it has none
 */
public record ReceivedEvent(String name, String id, JsonNode data) {

  static ReceivedEvent ofFrame(byte[] frame) {
    String text = new String(frame, StandardCharsets.UTF_8);
    if (!text.endsWith("\n\n")) {
      throw new AssertionError("a frame must end with an empty line: " + text);
    }
    return ofLines(text.substring(0, text.length() - 2));
  }

  /** The lines of one event without the empty one. */
  public static ReceivedEvent ofLines(String lines) {
    Map<String, String> fields = new HashMap<>();
    for (String line : lines.split("\n")) {
      String[] field = line.split(": ", 2);
      if (fields.put(field[0], field[1]) != null) {
        throw new AssertionError("a field must come once: " + lines);
      }
    }
    return new ReceivedEvent(
        fields.getOrDefault("event", fields.get("")), fields.get("id"), json(fields.get("data")));
  }

  public static ReceivedEvent ofMessage(String message) {
    JsonNode json = json(message);
    return new ReceivedEvent(
        json.get("event").asText(),
        json.get("id").isNull() ? null : json.get("id").asText(),
        json.get("data").isNull() ? null : json.get("data"));
  }

  private static JsonNode json(String text) {
    try {
      return text == null ? null : ContractJson.mapper().readTree(text);
    } catch (JsonProcessingException e) {
      throw new AssertionError("data must be JSON: " + text, e);
    }
  }

  public boolean isHeartbeat() {
    return "heartbeat".equals(name);
  }

  public boolean isList() {
    return name.equals("list") || name.equals("change");
  }

  public long clientId() {
    return data.get("clientId").asLong();
  }

  public long revision() {
    return data.get("revision").asLong();
  }

  /** Such as {@code change 7/3} for the third revision of client 7. */
  @Override
  public String toString() {
    if (isList()) {
      return name + " " + clientId() + "/" + revision();
    }
    return data == null ? String.valueOf(name) : name + " " + data;
  }
}
