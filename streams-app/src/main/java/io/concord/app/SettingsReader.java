package io.concord.app;

import java.time.DateTimeException;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads typed settings out of texts, and says of a bad one: key, value, what was expected. */
public final class SettingsReader {
  private final Map<String, String> left;
  private final Set<String> known = new TreeSet<>();

  public SettingsReader(Map<String, String> entries) {
    left = new TreeMap<>(entries);
  }

  /** A text that must not be empty; required when the default is null. */
  public String text(String key, String defaultText) {
    return value(key, defaultText, "a text", Function.identity());
  }

  /** A whole number within bounds, both included. */
  public int number(String key, int defaultNumber, int min, int max) {
    return value(
        key,
        Integer.toString(defaultNumber),
        "a whole number from " + min + " to " + max,
        text -> {
          int number = Integer.parseInt(text);
          if (number < min || number > max) {
            throw new IllegalArgumentException("out of range");
          }
          return number;
        });
  }

  /** Null when the setting is absent. */
  public <T> T optional(String key, String expected, Function<String, T> parser) {
    return value(key, "", expected, text -> text.isEmpty() ? null : parser.apply(text));
  }

  public boolean flag(String key, boolean defaultFlag) {
    return value(key, Boolean.toString(defaultFlag), "true or false", SettingsReader::trueOrFalse);
  }

  private static boolean trueOrFalse(String text) {
    if (!text.equals("true") && !text.equals("false")) {
      throw new IllegalArgumentException("neither true nor false");
    }
    return text.equals("true");
  }

  public <T> T value(String key, String defaultText, String expected, Function<String, T> parser) {
    known.add(key);
    String given = left.remove(key);
    String text = given == null || given.isBlank() ? defaultText : given.strip();
    if (text == null) {
      throw new IllegalArgumentException("setting " + key + " must be set to " + expected);
    }
    try {
      return parser.apply(text);
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new IllegalArgumentException(
          "setting " + key + " must be " + expected + ", " + key + "=" + text, e);
    }
  }

  /** IDs separated by commas; none in a blank text. */
  static Set<Long> ids(String text) {
    return Arrays.stream(text.split(","))
        .map(String::strip)
        .filter(id -> !id.isEmpty())
        .map(Long::valueOf)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Refuses entries that nothing asked for: they are most likely misspelt. */
  public void refuseUnknown() {
    if (!left.isEmpty()) {
      throw new IllegalArgumentException(
          "setting " + left.keySet().iterator().next() + " is not known; known are " + known);
    }
  }
}
