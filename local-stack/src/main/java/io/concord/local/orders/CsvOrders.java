package io.concord.local.orders;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

/**
 * A file of orders as a source. It is read twice: first to its end, so that a fault in the last
 * line is found before anything is written, then for the lines.
 *
 * <p>Rows made from it: clients and products by ascending ID, named {@code Client 17850} and {@code
 * Product 756}, without vendor codes or brands; one agreement per client, with the client's ID;
 * lines numbered from 1 in the file's sequence. An order keeps its ID from the file when no two
 * clients share one; otherwise all orders of the file are numbered from 1 by first appearance.
 */
public final class CsvOrders implements OrderSource {
  private static final double CHECK_SHARE = 0.3;

  private final OrderFile file;
  private final String fingerprint;
  private Content content;

  private CsvOrders(OrderFile file) {
    this.file = file;
    this.fingerprint = "sha256:" + file.sha256();
  }

  /**
   * Reads the file once for its fingerprint, and its header; what is in its lines shows only when
   * it is loaded.
   *
   * @throws OrderDataException when there is no readable file, it has another header or no lines
   */
  public static CsvOrders of(Path file) {
    OrderCsv.open(file).close();
    return new CsvOrders(new OrderFile(file));
  }

  @Override
  public String description() {
    return "the orders of " + file.path().getFileName();
  }

  /** The content of the file; its name and place do not count. */
  @Override
  public String fingerprint() {
    return fingerprint;
  }

  @Override
  public void copyTo(LoadTables tables, LoadListener listener) throws SQLException {
    check(listener);
    OrderLedger ledger = content.ledger;
    Set<Long> products = content.products;
    Set<Long> clients = new TreeSet<>();
    ledger.orders().forEach(order -> clients.add(order.clientId()));
    tables.copy(SourceTable.CLIENT, rows -> copyNamed(rows, "Client ", clients));
    tables.copy(
        SourceTable.CLIENT_AGREEMENT,
        rows -> {
          for (long client : clients) {
            rows.row(client, client);
          }
        });
    tables.copy(SourceTable.PRODUCT, rows -> copyProducts(rows, products));
    tables.copy(SourceTable.ORDER, rows -> copyOrders(rows, ledger));
    tables.copy(SourceTable.ORDER_ITEM, rows -> copyLines(rows, ledger, listener));
    requireUnchanged();
  }

  /** Reads the whole file, once. */
  @Override
  public void check(LoadListener listener) {
    if (content != null) {
      return;
    }
    OrderLedger ledger = new OrderLedger();
    Set<Long> products = new TreeSet<>();
    try (OrderCsv csv = OrderCsv.open(file, ledger::add)) {
      while (csv.hasNext()) {
        products.add(csv.next().productId());
        reportSometimes(csv, LoadProgress.Phase.CHECK, listener);
      }
      report(csv, LoadProgress.Phase.CHECK, listener);
    }
    content = new Content(ledger, products);
  }

  private static void copyNamed(TableRows rows, String prefix, Collection<Long> ids)
      throws SQLException {
    for (long id : ids) {
      rows.row(id, prefix + id);
    }
  }

  private static void copyProducts(TableRows rows, Collection<Long> ids) throws SQLException {
    for (long id : ids) {
      rows.row(id, "Product " + id, null);
    }
  }

  private static void copyOrders(TableRows rows, OrderLedger ledger) throws SQLException {
    for (OrderLedger.Entry order : ledger.orders()) {
      rows.row(ledger.databaseId(order), order.clientId(), order.created(), false);
    }
  }

  private void copyLines(TableRows rows, OrderLedger ledger, LoadListener listener)
      throws SQLException {
    try (OrderCsv csv = OrderCsv.open(file, (path, number, line) -> {})) {
      while (csv.hasNext()) {
        OrderLine line = csv.next();
        OrderLedger.Entry order = ledger.order(line);
        if (order == null) {
          throw changed();
        }
        rows.row(
            csv.lines(),
            ledger.databaseId(order),
            line.productId(),
            line.qty(),
            line.price(),
            true,
            false);
        reportSometimes(csv, LoadProgress.Phase.COPY, listener);
      }
      report(csv, LoadProgress.Phase.COPY, listener);
    }
  }

  private void requireUnchanged() {
    if (!fingerprint.equals("sha256:" + file.sha256())) {
      throw changed();
    }
  }

  private OrderDataException changed() {
    return new OrderDataException(
        file.path() + " changed while it was loaded; nothing was loaded, start again.");
  }

  private void reportSometimes(OrderCsv csv, LoadProgress.Phase phase, LoadListener listener) {
    if (csv.lines() % LoadProgress.INTERVAL_LINES == 0) {
      report(csv, phase, listener);
    }
  }

  private void report(OrderCsv csv, LoadProgress.Phase phase, LoadListener listener) {
    double read = Math.min(1, csv.bytesRead() / (double) Math.max(1, file.sizeBytes()));
    double fraction =
        phase == LoadProgress.Phase.CHECK
            ? CHECK_SHARE * read
            : CHECK_SHARE + (1 - CHECK_SHARE) * read;
    listener.onProgress(new LoadProgress(phase, csv.lines(), fraction));
  }

  /** What the lines are about, known after the first reading. */
  private record Content(OrderLedger ledger, Set<Long> products) {}
}
