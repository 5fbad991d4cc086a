package io.concord.local.orders;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVRecord;

/** Where the six columns stand in one file, and how their values are read. */
final class OrderCsvColumns {
  static final List<String> NAMES =
      List.of("order_id", "client_id", "created", "product_id", "qty", "price");

  private static final int YEAR_MIN = 1900;
  private static final int YEAR_MAX = 9999;
  private static final int NUMBER_LENGTH_MAX = 64;
  private static final int SCALE_MAX = 400;

  private final Path file;
  private final int[] positions;

  private OrderCsvColumns(Path file, int[] positions) {
    this.file = file;
    this.positions = positions;
  }

  /**
   * Accepts the columns in any sequence, each once, and no others.
   *
   * @throws OrderDataException when the header has other columns
   */
  static OrderCsvColumns ofHeader(Path file, CSVRecord header) {
    List<String> found = new ArrayList<>();
    for (String name : header) {
      found.add(name.strip());
    }
    for (String name : found) {
      if (!NAMES.contains(name)) {
        throw wrongHeader(file, "unknown column " + OrderDataException.quoted(name));
      }
      if (found.indexOf(name) != found.lastIndexOf(name)) {
        throw wrongHeader(file, "column " + name + " twice");
      }
    }
    List<String> missing = NAMES.stream().filter(name -> !found.contains(name)).toList();
    if (!missing.isEmpty()) {
      throw wrongHeader(file, "no column " + String.join(", ", missing));
    }
    return new OrderCsvColumns(file, NAMES.stream().mapToInt(found::indexOf).toArray());
  }

  OrderLine line(CSVRecord row, long line) {
    if (row.size() != NAMES.size()) {
      throw new OrderDataException(
          "%s line %d: expected %d values as in the header, found %d."
              .formatted(file, line, NAMES.size(), row.size()));
    }
    return new OrderLine(
        id(row, 0, line),
        id(row, 1, line),
        created(row, line),
        id(row, 3, line),
        qty(row, line),
        price(row, line));
  }

  private long id(CSVRecord row, int column, long line) {
    String text = text(row, column);
    try {
      long id = Long.parseLong(text);
      if (id >= 0 && id <= OrderLine.ID_MAX) {
        return id;
      }
    } catch (NumberFormatException e) {
      // refused below, like a number out of range
    }
    throw wrong(line, column, "a whole number from 0 to " + OrderLine.ID_MAX, text);
  }

  private Instant created(CSVRecord row, long line) {
    String text = text(row, 2);
    try {
      TemporalAccessor time =
          DateTimeFormatter.ISO_DATE_TIME.parseBest(
              text, OffsetDateTime::from, LocalDateTime::from);
      int year = time.get(ChronoField.YEAR);
      if (year >= YEAR_MIN && year <= YEAR_MAX) {
        return time instanceof OffsetDateTime moment
            ? moment.toInstant()
            : ((LocalDateTime) time).toInstant(ZoneOffset.UTC);
      }
    } catch (DateTimeException e) {
      // refused below, like a year out of range
    }
    throw wrong(
        line,
        2,
        "an ISO-8601 date and time such as 2024-07-01T09:30:00Z or 2024-07-01T09:30:00"
            + " in the years 1900 to 9999",
        text);
  }

  private double qty(CSVRecord row, long line) {
    String text = text(row, 4);
    BigDecimal number = number(text);
    double qty = number == null ? Double.NaN : number.doubleValue();
    if (!Double.isFinite(qty) || qty <= 0) {
      throw wrong(line, 4, "a number greater than 0", text);
    }
    return qty;
  }

  private BigDecimal price(CSVRecord row, long line) {
    String text = text(row, 5);
    BigDecimal price = number(text);
    if (price == null || price.signum() < 0 || price.compareTo(OrderLine.PRICE_LIMIT) >= 0) {
      throw wrong(line, 5, "a number from 0 to less than 1E+16 with a decimal point", text);
    }
    return price;
  }

  /** Null when the text is no number; the bounds keep an absurd exponent from costing memory. */
  private static BigDecimal number(String text) {
    try {
      BigDecimal number = text.length() > NUMBER_LENGTH_MAX ? null : new BigDecimal(text);
      return number == null || Math.abs(number.scale()) > SCALE_MAX ? null : number;
    } catch (NumberFormatException e) {
      return null;
    }
  }

  private String text(CSVRecord row, int column) {
    return row.get(positions[column]).strip();
  }

  private OrderDataException wrong(long line, int column, String expected, String value) {
    return OrderDataException.inColumn(file, line, NAMES.get(column), expected, value);
  }

  private static OrderDataException wrongHeader(Path file, String found) {
    return new OrderDataException(
        "%s line 1: expected the columns %s, found %s."
            .formatted(file, String.join(",", NAMES), found));
  }
}
