package io.concord.push;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * What a subscriber is sent. Encoded when first sent and shared by all who are sent the same;
 * thread-safe.
 */
public final class Event {
  private static final byte[] NOTHING = new byte[0];

  private final Kind kind;
  private final byte[] data;
  private final Cursor cursor;
  private byte[] frame;
  private String message;

  private Event(Kind kind, byte[] data, Cursor cursor) {
    this.kind = kind;
    this.data = data;
    this.cursor = cursor;
  }

  /** What an event says. */
  public enum Kind {
    /** The client's last list. */
    LIST,
    /** A later one. */
    CHANGE,
    /** The client has no list any more. */
    WITHDRAWN,
    /** Changes after the cursor are gone: only the last list of each client follows. */
    GAP,
    /** Nothing, up to here: moves the cursor, and shows that somebody is there. */
    HEARTBEAT,
    /** The last event. */
    END;

    private final String label = name().toLowerCase(Locale.ROOT);
  }

  static Event of(Change change, boolean first, Cursor cursor) {
    if (change.isWithdrawal()) {
      return new Event(Kind.WITHDRAWN, ascii("{\"clientId\":" + change.clientId() + "}"), cursor);
    }
    return new Event(first ? Kind.LIST : Kind.CHANGE, singleLine(change.list()), cursor);
  }

  static Event gap(String reason) {
    return new Event(Kind.GAP, reason(reason), null);
  }

  static Event end(EndReason reason) {
    return new Event(Kind.END, reason(reason.label()), null);
  }

  /**
   * A sign of life.
   *
   * @param cursor null for one that does not know its place yet
   */
  static Event heartbeat(Cursor cursor) {
    return new Event(Kind.HEARTBEAT, NOTHING, cursor);
  }

  public boolean isEnd() {
    return kind == Kind.END;
  }

  public Kind kind() {
    return kind;
  }

  int sizeBytes() {
    return data.length;
  }

  /** The event as a frame of a text/event-stream; not to be changed. */
  public byte[] frame() {
    byte[] encoded = frame;
    if (encoded == null) {
      encoded = encodeFrame();
      frame = encoded;
    }
    return encoded;
  }

  private byte[] encodeFrame() {
    StringBuilder head = new StringBuilder();
    head.append(kind == Kind.HEARTBEAT ? ": heartbeat" : "event: " + kind.label).append('\n');
    if (cursor != null) {
      head.append("id: ").append(cursor.text()).append('\n');
    }
    if (kind == Kind.HEARTBEAT) {
      return ascii(head.append('\n').toString());
    }
    byte[] start = ascii(head.append("data: ").toString());
    byte[] encoded = new byte[start.length + data.length + 2];
    System.arraycopy(start, 0, encoded, 0, start.length);
    System.arraycopy(data, 0, encoded, start.length, data.length);
    encoded[encoded.length - 2] = '\n';
    encoded[encoded.length - 1] = '\n';
    return encoded;
  }

  /** The event as the text of a WebSocket message. */
  public String message() {
    String encoded = message;
    if (encoded == null) {
      String id = cursor == null ? "null" : '"' + cursor.text() + '"';
      String json = data.length == 0 ? "null" : new String(data, StandardCharsets.UTF_8);
      encoded = "{\"event\":\"" + kind.label + "\",\"id\":" + id + ",\"data\":" + json + "}";
      message = encoded;
    }
    return encoded;
  }

  private static byte[] reason(String reason) {
    return ascii("{\"reason\":\"" + reason + "\"}");
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /** A line's end would end the event; in JSON it can only stand between tokens. */
  private static byte[] singleLine(byte[] json) {
    byte[] line = json;
    for (int i = 0; i < json.length; i++) {
      if (json[i] == '\n' || json[i] == '\r') {
        line = line == json ? json.clone() : line;
        line[i] = ' ';
      }
    }
    return line;
  }
}
