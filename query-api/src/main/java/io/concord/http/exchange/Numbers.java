package io.concord.http.exchange;

/** Reads numbers out of arguments. */
public final class Numbers {
  private static final int DIGITS_MAX = 9;
  private static final char ASCII_MAX = 127;

  private Numbers() {}

  /** A row ID, in ASCII digits: Java would take those of any script. */
  public static long parseLong(String name, String value) {
    if (!isAscii(value)) {
      throw notLong(name, value);
    }
    try {
      return Long.parseLong(value);
    } catch (NumberFormatException e) {
      throw notLong(name, value);
    }
  }

  private static boolean isAscii(String value) {
    for (int i = 0; i < value.length(); i++) {
      if (value.charAt(i) > ASCII_MAX) {
        return false;
      }
    }
    return true;
  }

  public static ProblemException notLong(String name, Object value) {
    return ProblemException.badArgument(
        name, "must be a whole number between " + Long.MIN_VALUE + " and " + Long.MAX_VALUE, value);
  }

  /** A number in 1..limitMax. */
  public static int parseLimit(String name, String value, int limitMax) {
    return parseInt(name, value, 1, limitMax);
  }

  /** A number in min..max, of which none is negative. */
  public static int parseInt(String name, String value, int min, int max) {
    if (value.isEmpty() || value.length() > DIGITS_MAX || !allDigits(value)) {
      throw notWithin(name, value, min, max);
    }
    return check(name, Integer.parseInt(value), min, max);
  }

  public static int checkLimit(String name, long value, int limitMax) {
    return check(name, value, 1, limitMax);
  }

  private static int check(String name, long value, int min, int max) {
    if (value < min || value > max) {
      throw notWithin(name, value, min, max);
    }
    return (int) value;
  }

  public static ProblemException notWithin(String name, Object value, int limitMax) {
    return notWithin(name, value, 1, limitMax);
  }

  private static ProblemException notWithin(String name, Object value, int min, int max) {
    return ProblemException.badArgument(
        name, "must be a whole number between " + min + " and " + max, value);
  }

  private static boolean allDigits(String value) {
    return value.chars().allMatch(c -> c >= '0' && c <= '9');
  }
}
