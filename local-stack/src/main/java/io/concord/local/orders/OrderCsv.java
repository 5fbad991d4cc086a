package io.concord.local.orders;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * The lines of a {@code .csv} or {@code .csv.gz} file of orders, in the file's sequence, read as
 * they are asked for.
 *
 * <p>The header names order_id, client_id, created, product_id, qty and price, in any sequence.
 * {@code created} is an ISO-8601 date and time: with {@code Z} or an offset it is that instant's
 * UTC; without, it is the business's wall clock, taken as it stands. {@code order_id} is unique per
 * client; all lines of an order carry the same {@code created}, and a product stands in an order
 * once. Anything else ends the reading with an {@link OrderDataException} that names file, line,
 * column, value and what was expected. To notice duplicates the reader keeps some 20 bytes per
 * line.
 *
 * <p>One thread, one pass.
 */
public final class OrderCsv implements Iterator<OrderLine>, AutoCloseable {
  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180.builder().setIgnoreEmptyLines(true).get();

  private final OrderFile file;
  private final LineCheck check;
  private final CountedInputStream bytes;
  private final CSVParser parser;
  private final Iterator<CSVRecord> rows;
  private final OrderCsvColumns columns;
  private long lineNumber;
  private long lines;

  private OrderCsv(OrderFile file, LineCheck check) {
    this.file = file;
    this.check = check;
    this.bytes = file.bytes();
    try {
      this.parser = parser();
      this.rows = parser.iterator();
      this.columns = OrderCsvColumns.ofHeader(file.path(), header());
      requireRow();
    } catch (OrderDataException e) {
      closeBytes();
      throw e;
    }
  }

  /**
   * Opens a file and reads its header.
   *
   * @throws OrderDataException when the file cannot be read, has another header or has no lines
   */
  public static OrderCsv open(Path file) {
    return open(new OrderFile(file), new OrderLedger()::add);
  }

  static OrderCsv open(OrderFile file, LineCheck check) {
    return new OrderCsv(file, check);
  }

  @Override
  public boolean hasNext() {
    return ahead();
  }

  /**
   * @throws OrderDataException when the line is not as it should be
   */
  @Override
  public OrderLine next() {
    if (!ahead()) {
      throw new NoSuchElementException();
    }
    CSVRecord row = rows.next();
    OrderLine line = columns.line(row, lineNumber);
    check.accept(file.path(), lineNumber, line);
    lines++;
    return line;
  }

  /** Order lines read so far. */
  public long lines() {
    return lines;
  }

  /** Bytes of the file read so far, before gunzipping; up to a buffer ahead of the lines. */
  public long bytesRead() {
    return bytes.count();
  }

  @Override
  public void close() {
    closeBytes();
  }

  private CSVParser parser() {
    try {
      return CSVParser.builder().setReader(file.text(bytes)).setFormat(FORMAT).get();
    } catch (IOException e) {
      throw file.sizeBytes() == 0 ? empty() : file.unreadable(e, 0);
    }
  }

  private CSVRecord header() {
    if (!ahead()) {
      throw empty();
    }
    return rows.next();
  }

  private void requireRow() {
    if (!ahead()) {
      throw new OrderDataException(
          file.path() + " has a header but no order lines; expected at least one.");
    }
  }

  /** Parses the next row, if there is one, so that its line number is known. */
  private boolean ahead() {
    try {
      boolean found = rows.hasNext();
      lineNumber = parser.getCurrentLineNumber();
      return found;
    } catch (UncheckedIOException e) {
      IOException cause = e.getCause();
      throw cause instanceof CSVException ? malformed(cause) : file.unreadable(cause, lineNumber);
    }
  }

  private OrderDataException malformed(IOException cause) {
    return new OrderDataException(
        "%s line %d: expected comma-separated values, found a quote that does not fit (%s)."
            .formatted(file.path(), parser.getCurrentLineNumber(), cause.getMessage()),
        cause);
  }

  private OrderDataException empty() {
    return new OrderDataException(
        "%s is empty; expected a header with %s and at least one order line."
            .formatted(file.path(), String.join(",", OrderCsvColumns.NAMES)));
  }

  private void closeBytes() {
    try {
      bytes.close();
    } catch (IOException e) {
      throw file.unreadable(e, lineNumber);
    }
  }

  /** Looks at each line as it is read; refuses one by throwing. */
  @FunctionalInterface
  interface LineCheck {
    void accept(Path file, long lineNumber, OrderLine line);
  }
}
