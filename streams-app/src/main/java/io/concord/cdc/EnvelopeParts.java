package io.concord.cdc;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * An envelope taken apart into pieces of JSON, each as it was written, so that an envelope can be
 * put together of pieces of several. What is missing or null in the envelope is null here.
 *
 * @param op such as {@code c}
 * @param tsMs when the connector handled the change
 */
public record EnvelopeParts(String before, String after, String source, String op, String tsMs) {
  private static final JsonFactory JSON = new JsonFactory();

  /** The pieces of a well-formed envelope, with or without schema; empty for anything else. */
  public static Optional<EnvelopeParts> of(byte[] envelope) {
    try {
      String text =
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(envelope)).toString();
      try (JsonParser json = JSON.createParser(text)) {
        if (json.nextToken() != JsonToken.START_OBJECT) {
          return Optional.empty();
        }
        EnvelopeParts parts = new Reading(text).read(json);
        return json.nextToken() == null ? Optional.of(parts) : Optional.empty();
      }
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** The envelope. */
  public byte[] toJson() {
    String json =
        "{\"before\":"
            + before
            + ",\"after\":"
            + after
            + (source == null ? "" : ",\"source\":" + source)
            + ",\"op\":\""
            + op
            + "\""
            + (tsMs == null ? "" : ",\"ts_ms\":" + tsMs)
            + "}";
    return json.getBytes(StandardCharsets.UTF_8);
  }

  private static final class Reading {
    private final String text;
    private String before;
    private String after;
    private String source;
    private String op;
    private String tsMs;

    Reading(String text) {
      this.text = text;
    }

    EnvelopeParts read(JsonParser json) throws IOException {
      fields(json);
      return new EnvelopeParts(before, after, source, op, tsMs);
    }

    private void fields(JsonParser json) throws IOException {
      for (String field = json.nextFieldName(); field != null; field = json.nextFieldName()) {
        JsonToken value = json.nextToken();
        if (field.equals("payload") && value == JsonToken.START_OBJECT) {
          fields(json);
        } else if (value != JsonToken.VALUE_NULL) {
          take(field, json);
        }
      }
    }

    private void take(String field, JsonParser json) throws IOException {
      switch (field) {
        case "before" -> before = piece(json);
        case "after" -> after = piece(json);
        case "source" -> source = piece(json);
        case "op" -> op = json.getText();
        case "ts_ms" ->
            tsMs = json.currentToken() == JsonToken.VALUE_NUMBER_INT ? json.getText() : null;
        default -> {}
      }
      json.skipChildren();
    }

    /** The object the parser stands on, which is left on its end; null for anything else. */
    private String piece(JsonParser json) throws IOException {
      if (json.currentToken() != JsonToken.START_OBJECT) {
        return null;
      }
      int start = (int) json.currentTokenLocation().getCharOffset();
      json.skipChildren();
      return text.substring(start, (int) json.currentTokenLocation().getCharOffset() + 1);
    }
  }
}
