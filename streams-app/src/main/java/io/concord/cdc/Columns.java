package io.concord.cdc;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.concord.purchase.Ticks;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Reads the value the parser stands on as the type of a column, or says what is wrong with it. */
final class Columns {
  private static final DateTimeFormatter ISO = DateTimeFormatter.ISO_DATE_TIME;

  /**
   * What connectors write for a long text (nvarchar(max)) that an update left alone, unless they
   * can look it up.
   */
  private static final String UNAVAILABLE = "__debezium_unavailable_value";

  /** Well above SQL Server's 38, well below what could hurt. */
  private static final int DIGITS_MAX = 100;

  private Columns() {}

  static long id(String column, JsonParser json) throws IOException {
    require(column, json, JsonToken.VALUE_NUMBER_INT, "a whole number");
    try {
      return json.getLongValue();
    } catch (IOException e) {
      throw unexpected(column, json, "a 64-bit number", e);
    }
  }

  /** A text; null when the database did not write it, which it does not where it is the same. */
  static String text(String column, JsonParser json) throws IOException {
    require(column, json, JsonToken.VALUE_STRING, "a text");
    String text = json.getText();
    return UNAVAILABLE.equals(text) ? null : text;
  }

  /** A bit: true or false, or a number of which only 0 is false. */
  static boolean bit(String column, JsonParser json) throws IOException {
    return switch (json.currentToken()) {
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NUMBER_INT -> id(column, json) != 0;
      default -> throw unexpected(column, json, "true, false or a number", null);
    };
  }

  /** A float; JSON writes the values that are not finite as texts. */
  static double number(String column, JsonParser json) throws IOException {
    JsonToken token = json.currentToken();
    if (token == JsonToken.VALUE_NUMBER_FLOAT || token == JsonToken.VALUE_NUMBER_INT) {
      return json.getDoubleValue();
    }
    require(column, json, JsonToken.VALUE_STRING, "a number");
    try {
      return Double.parseDouble(json.getText());
    } catch (NumberFormatException e) {
      throw unexpected(column, json, "a number", e);
    }
  }

  /** A decimal as text ({@code decimal.handling.mode=string}) or as a plain number. */
  static BigDecimal decimal(String column, JsonParser json) throws IOException {
    try {
      return switch (json.currentToken()) {
        case VALUE_NUMBER_FLOAT, VALUE_NUMBER_INT -> plain(json.getDecimalValue());
        case VALUE_STRING -> plain(new BigDecimal(json.getText()));
        default -> throw new NumberFormatException("not a decimal");
      };
    } catch (NumberFormatException e) {
      throw unexpected(column, json, "a decimal ('decimal.handling.mode=string')", e);
    }
  }

  /** Without the zeros that a column's scale adds, so that equal amounts are equal values. */
  private static BigDecimal plain(BigDecimal decimal) {
    if (decimal.precision() > DIGITS_MAX || Math.abs((long) decimal.scale()) > DIGITS_MAX) {
      throw new NumberFormatException("more than " + DIGITS_MAX + " digits");
    }
    BigDecimal stripped = decimal.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }

  /**
   * An ISO-8601 time ({@code time.precision.mode=isostring}); without an offset it is taken as is.
   */
  static long ticks(String column, JsonParser json) throws IOException {
    require(column, json, JsonToken.VALUE_STRING, "an ISO-8601 time ('isostring')");
    try {
      return Ticks.of(instant(json.getText()));
    } catch (DateTimeException | ArithmeticException e) {
      throw unexpected(column, json, "an ISO-8601 time ('isostring')", e);
    }
  }

  private static Instant instant(String text) {
    return ISO.parseBest(text, OffsetDateTime::from, LocalDateTime::from)
            instanceof OffsetDateTime time
        ? time.toInstant()
        : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
  }

  private static void require(String column, JsonParser json, JsonToken token, String expected)
      throws IOException {
    if (json.currentToken() != token) {
      throw unexpected(column, json, expected, null);
    }
  }

  private static EnvelopeException unexpected(
      String column, JsonParser json, String expected, Exception cause) throws IOException {
    return new EnvelopeException(
        column + " must be " + expected + ", " + column + "=" + json.getText(), cause);
  }
}
