package io.concord.http.exchange;

/** Reads numbers out of arguments. */
public final class Numbers {
  private static final int LIMIT_DIGITS_MAX = 9;
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
    if (value.isEmpty() || value.length() > LIMIT_DIGITS_MAX || !allDigits(value)) {
      throw notWithin(name, value, limitMax);
    }
    return checkLimit(name, Integer.parseInt(value), limitMax);
  }

  public static int checkLimit(String name, long value, int limitMax) {
    if (value < 1 || value > limitMax) {
      throw notWithin(name, value, limitMax);
    }
    return (int) value;
  }

  public static ProblemException notWithin(String name, Object value, int limitMax) {
    return ProblemException.badArgument(
        name, "must be a whole number between 1 and " + limitMax, value);
  }

  private static boolean allDigits(String value) {
    return value.chars().allMatch(c -> c >= '0' && c <= '9');
  }
}
