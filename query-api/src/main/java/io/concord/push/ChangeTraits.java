package io.concord.push;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/**
 * What a change can be filtered by. Both stand in front of the list, so that little of it is read.
 *
 * @param segment of the client; null when the record does not say
 * @param cause kind of the cause; null when the record does not say
 */
record ChangeTraits(String segment, String cause) {
  private static final JsonFactory JSON = new JsonFactory();
  private static final ChangeTraits UNKNOWN = new ChangeTraits(null, null);

  /** A record that cannot be read has no traits: it passes no filter and is no reason to stop. */
  static ChangeTraits read(byte[] list) {
    try (JsonParser parser = JSON.createParser(list)) {
      return parser.nextToken() == JsonToken.START_OBJECT ? fields(parser) : UNKNOWN;
    } catch (IOException e) {
      return UNKNOWN;
    }
  }

  private static ChangeTraits fields(JsonParser parser) throws IOException {
    String segment = null;
    String cause = null;
    while ((segment == null || cause == null) && parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      JsonToken value = parser.nextToken();
      if (name.equals("segment")) {
        segment = parser.getText();
      } else if (name.equals("cause") && value == JsonToken.START_OBJECT) {
        cause = kind(parser);
      } else {
        parser.skipChildren();
      }
    }
    return new ChangeTraits(segment, cause);
  }

  private static String kind(JsonParser parser) throws IOException {
    String kind = null;
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      boolean wanted = parser.currentName().equals("kind");
      parser.nextToken();
      if (wanted) {
        kind = parser.getText();
      } else {
        parser.skipChildren();
      }
    }
    return kind;
  }
}
