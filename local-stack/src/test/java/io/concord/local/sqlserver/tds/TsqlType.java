package io.concord.local.sqlserver.tds;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A type of T-SQL.
 *
 * @param precision digits of a decimal, characters or bytes of a string; {@link #MAX} for {@code
 *     (max)}; else 0
 * @param scale digits behind the point, of a decimal or of a second; else 0
 */
public record TsqlType(Name name, int precision, int scale) {
  public static final int MAX = Integer.MAX_VALUE;

  /** Digits of a second where nothing else is said. */
  private static final int TICKS = 7;

  private static final Pattern TYPE =
      Pattern.compile("(\\w+)(?:\\s*\\(\\s*(\\d+|max)\\s*(?:,\\s*(\\d+)\\s*)?\\))?");

  /** The names of the types that the wire format is written for. */
  public enum Name {
    BIGINT,
    BIT,
    DATE,
    DATETIME2,
    DATETIMEOFFSET,
    DECIMAL,
    FLOAT,
    INT,
    NVARCHAR,
    REAL,
    SMALLINT,
    TIME,
    TINYINT,
    UNIQUEIDENTIFIER,
    VARBINARY,
    VARCHAR
  }

  /** A type without precision and scale. */
  public static TsqlType of(Name name) {
    return new TsqlType(name, 0, 0);
  }

  /** A string of this many characters, as many as the driver needs to know no better. */
  public static TsqlType nvarchar(int characters) {
    return new TsqlType(Name.NVARCHAR, characters, 0);
  }

  /**
   * The type of a column as {@code CREATE TABLE} says it.
   *
   * @throws IllegalArgumentException if it is none, or one without a wire format here
   */
  public static TsqlType parse(String text) {
    Matcher parts = TYPE.matcher(text.strip().toLowerCase(Locale.ROOT));
    if (!parts.matches()) {
      throw new IllegalArgumentException("a column must have a T-SQL type: type=" + text);
    }
    Name name = Name.valueOf(parts.group(1).toUpperCase(Locale.ROOT));
    int first = number(parts.group(2), name == Name.DECIMAL ? 18 : 1);
    return switch (name) {
      case DECIMAL -> new TsqlType(name, first, number(parts.group(3), 0));
      case NVARCHAR, VARCHAR, VARBINARY -> new TsqlType(name, first, 0);
      case DATETIME2, DATETIMEOFFSET, TIME -> new TsqlType(name, 0, number(parts.group(2), TICKS));
      default -> of(name);
    };
  }

  private static int number(String text, int otherwise) {
    if (text == null) {
      return otherwise;
    }
    return text.equals("max") ? MAX : Integer.parseInt(text);
  }

  public boolean isMax() {
    return precision == MAX;
  }

  /** The name as system views and procedures say it. */
  public String label() {
    return name.name().toLowerCase(Locale.ROOT);
  }
}
