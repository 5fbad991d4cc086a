package io.concord.local.orders.generator;

import io.concord.local.orders.LoadListener;
import io.concord.local.orders.LoadProgress;
import io.concord.local.orders.LoadTables;
import io.concord.local.orders.OrderSource;
import io.concord.local.orders.SourceTable;
import io.concord.local.orders.TableRows;
import java.sql.SQLException;
import java.time.ZoneOffset;

/**
 * The orders of an invented distributor as a source. Orders have ascending IDs by time; some
 * clients have several agreements; {@link BookkeepingProduct}s, invalid lines, lines in carts and
 * the {@code Deleted} flag appear as they do in a real database.
 */
public final class GeneratedOrders implements OrderSource {
  private static final long FIRST_ORDER_ID = 60_001;
  private static final String BOOKKEEPING_CODE = "SERVICE";

  private final GeneratorSettings settings;

  public GeneratedOrders(GeneratorSettings settings) {
    this.settings = settings;
  }

  @Override
  public String description() {
    return "generated orders of a truck-parts distributor (seed %d, %d clients, %d years)"
        .formatted(settings.seed(), settings.clients(), settings.years());
  }

  /** The end date does not count: a start on a later day keeps what was generated. */
  @Override
  public String fingerprint() {
    return "generated:1:seed=%d:years=%d:clients=%d:lines=%d"
        .formatted(settings.seed(), settings.years(), settings.clients(), settings.lines());
  }

  @Override
  public void copyTo(LoadTables tables, LoadListener listener) throws SQLException {
    Distributor distributor = Distributor.generate(settings);
    tables.copy(SourceTable.CLIENT, rows -> copyClients(rows, distributor));
    tables.copy(SourceTable.CLIENT_AGREEMENT, rows -> copyAgreements(rows, distributor));
    tables.copy(SourceTable.CAR_BRAND, rows -> copyBrands(rows, distributor));
    tables.copy(SourceTable.PRODUCT, rows -> copyProducts(rows, distributor));
    tables.copy(SourceTable.PRODUCT_CAR_BRAND, rows -> copyFits(rows, distributor));
    tables.copy(SourceTable.ORDER, rows -> copyOrders(rows, distributor));
    tables.copy(SourceTable.ORDER_ITEM, rows -> copyLines(rows, distributor, listener));
  }

  private static void copyClients(TableRows rows, Distributor distributor) throws SQLException {
    for (ClientProfile client : distributor.clients()) {
      rows.row(client.id(), client.name());
    }
  }

  private static void copyAgreements(TableRows rows, Distributor distributor) throws SQLException {
    for (ClientProfile client : distributor.clients()) {
      for (long agreement : client.agreements()) {
        rows.row(agreement, client.id());
      }
    }
  }

  private static void copyBrands(TableRows rows, Distributor distributor) throws SQLException {
    for (TruckBrand brand : distributor.catalogue().brands()) {
      rows.row(brand.id(), brand.name());
    }
  }

  private static void copyProducts(TableRows rows, Distributor distributor) throws SQLException {
    for (BookkeepingProduct product : BookkeepingProduct.values()) {
      rows.row(product.id(), product.text(), BOOKKEEPING_CODE);
    }
    for (Part part : distributor.catalogue().parts()) {
      rows.row(part.id(), part.name(), part.vendorCode());
    }
  }

  private static void copyFits(TableRows rows, Distributor distributor) throws SQLException {
    long id = 1;
    for (Part part : distributor.catalogue().parts()) {
      for (TruckBrand brand : part.brands()) {
        rows.row(id++, part.id(), brand.id());
      }
    }
  }

  private static void copyOrders(TableRows rows, Distributor distributor) throws SQLException {
    long id = FIRST_ORDER_ID;
    for (GeneratedOrder order : distributor.orders()) {
      rows.row(
          id++, order.agreementId(), order.created().toInstant(ZoneOffset.UTC), order.deleted());
    }
  }

  private static void copyLines(TableRows rows, Distributor distributor, LoadListener listener)
      throws SQLException {
    long total = distributor.lines();
    long order = FIRST_ORDER_ID;
    long lineId = 0;
    for (GeneratedOrder placed : distributor.orders()) {
      for (GeneratedOrder.Line line : placed.lines()) {
        copyLine(rows, ++lineId, order, line);
        if (lineId % LoadProgress.INTERVAL_LINES == 0) {
          report(listener, lineId, total);
        }
      }
      order++;
    }
    for (GeneratedOrder.Line line : distributor.carts()) {
      copyLine(rows, ++lineId, null, line);
    }
    report(listener, lineId, total);
  }

  private static void copyLine(TableRows rows, long id, Long order, GeneratedOrder.Line line)
      throws SQLException {
    rows.row(id, order, line.productId(), line.qty(), line.price(), line.valid(), line.deleted());
  }

  private static void report(LoadListener listener, long lines, long total) {
    listener.onProgress(new LoadProgress(LoadProgress.Phase.COPY, lines, lines / (double) total));
  }
}
