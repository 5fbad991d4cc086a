package io.concord.http.exchange;

/** A caller's value as it may be repeated in a message: not longer than a line. */
public final class Excerpt {
  private static final int LENGTH_MAX = 80;

  private Excerpt() {}

  public static String of(Object value) {
    String text = String.valueOf(value);
    return text.length() <= LENGTH_MAX ? text : text.substring(0, LENGTH_MAX) + "...";
  }
}
