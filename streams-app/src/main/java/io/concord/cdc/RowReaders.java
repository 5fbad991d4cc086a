package io.concord.cdc;

import com.fasterxml.jackson.core.JsonParser;
import io.concord.cdc.SourceRow.CarBrandRow;
import io.concord.cdc.SourceRow.ClientAgreementRow;
import io.concord.cdc.SourceRow.ClientRow;
import io.concord.cdc.SourceRow.OrderItemRow;
import io.concord.cdc.SourceRow.OrderRow;
import io.concord.cdc.SourceRow.ProductCarBrandRow;
import io.concord.cdc.SourceRow.ProductRow;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;

/**
 * The used columns of each source table. One that lists are made of must be there, null or not: a
 * column dropped from the table, or from the connector's list, would look like nulls and empty the
 * lists in silence. Names, amounts and prices may be missing.
 */
final class RowReaders {
  private RowReaders() {}

  static OrderRow order(JsonParser json) throws IOException {
    class Image {
      Long id;
      Long agreementId;
      Long created;

      boolean accept(String column) throws IOException {
        switch (column) {
          case "ID" -> id = Columns.id(column, json);
          case "ClientAgreementID" -> agreementId = Columns.id(column, json);
          case "Created" -> created = Columns.ticks(column, json);
          default -> {
            return false;
          }
        }
        return true;
      }
    }
    Image image = new Image();
    List<String> nulls = RowReader.columns(json, image::accept);
    long id = requireId(image.id);
    requireColumn("Order", "ClientAgreementID", image.agreementId, nulls);
    requireColumn("Order", "Created", image.created, nulls);
    return new OrderRow(id, image.agreementId, image.created);
  }

  static OrderItemRow orderItem(JsonParser json) throws IOException {
    OrderItemImage image = new OrderItemImage(false);
    List<String> nulls = image.read(json);
    requireColumn("OrderItem", "OrderID", image.orderId, nulls);
    requireColumn("OrderItem", "ProductID", image.productId, nulls);
    requireColumn("OrderItem", "IsValidForCurrentSale", image.valid, nulls);
    return image.row();
  }

  /**
   * A line as it was: which order it leaves and whether it counted. Its amount and price say
   * nothing any more, so a bad one is taken for missing.
   */
  static OrderItemRow orderItemBefore(JsonParser json) throws IOException {
    OrderItemImage image = new OrderItemImage(true);
    List<String> nulls = image.read(json);
    requireColumn("OrderItem", "OrderID", image.orderId, nulls);
    return image.row();
  }

  private static final class OrderItemImage {
    private final boolean amountsMayBeBad;
    private Long id;
    private Long orderId;
    private Long productId;
    private Double quantity;
    private BigDecimal pricePerItem;
    private Boolean valid;

    OrderItemImage(boolean amountsMayBeBad) {
      this.amountsMayBeBad = amountsMayBeBad;
    }

    List<String> read(JsonParser json) throws IOException {
      List<String> nulls = RowReader.columns(json, column -> accept(column, json));
      if (orderId == null && productId == null && valid == null && quantity == null) {
        throw new EnvelopeException(
            "an image of OrderItem must have the row's columns, not its key alone (REPLICA IDENTITY"
                + " FULL), ID="
                + id);
      }
      return nulls;
    }

    private boolean accept(String column, JsonParser json) throws IOException {
      switch (column) {
        case "ID" -> id = Columns.id(column, json);
        case "OrderID" -> orderId = Columns.id(column, json);
        case "ProductID" -> productId = Columns.id(column, json);
        case "IsValidForCurrentSale" -> valid = Columns.bit(column, json);
        case "Qty", "PricePerItem" -> amount(column, json);
        default -> {
          return false;
        }
      }
      return true;
    }

    private void amount(String column, JsonParser json) throws IOException {
      try {
        if (column.equals("Qty")) {
          quantity = Columns.number(column, json);
        } else {
          pricePerItem = Columns.decimal(column, json);
        }
      } catch (EnvelopeException e) {
        if (!amountsMayBeBad) {
          throw e;
        }
        json.skipChildren();
      }
    }

    OrderItemRow row() {
      return new OrderItemRow(
          requireId(id), orderId, productId, quantity, pricePerItem, valid == null || valid);
    }
  }

  static ClientAgreementRow clientAgreement(JsonParser json) throws IOException {
    Long[] ids = ids("ClientAgreement", json, "ClientID");
    return new ClientAgreementRow(requireId(ids[0]), ids[1]);
  }

  static ProductCarBrandRow productCarBrand(JsonParser json) throws IOException {
    Long[] ids = ids("ProductCarBrand", json, "ProductID", "CarBrandID");
    return new ProductCarBrandRow(requireId(ids[0]), ids[1], ids[2]);
  }

  static ClientRow client(JsonParser json) throws IOException {
    Named row = named(json);
    return new ClientRow(row.id, row.name);
  }

  static CarBrandRow carBrand(JsonParser json) throws IOException {
    Named row = named(json);
    return new CarBrandRow(row.id, row.name);
  }

  static ProductRow product(JsonParser json) throws IOException {
    Named row = named(json);
    return new ProductRow(row.id, row.name, row.vendorCode);
  }

  /** ID, and the IDs in further columns. */
  private static Long[] ids(String table, JsonParser json, String... columns) throws IOException {
    Long[] ids = new Long[1 + columns.length];
    List<String> further = List.of(columns);
    List<String> nulls =
        RowReader.columns(
            json,
            column -> {
              int at = column.equals("ID") ? 0 : 1 + further.indexOf(column);
              boolean used = at > 0 || column.equals("ID");
              if (used) {
                ids[at] = Columns.id(column, json);
              }
              return used;
            });
    requireId(ids[0]);
    for (int i = 0; i < columns.length; i++) {
      requireColumn(table, columns[i], ids[1 + i], nulls);
    }
    return ids;
  }

  private record Named(long id, String name, String vendorCode) {}

  private static Named named(JsonParser json) throws IOException {
    class Image {
      Long id;
      String name;
      String vendorCode;

      boolean accept(String column) throws IOException {
        switch (column) {
          case "ID" -> id = Columns.id(column, json);
          case "Name" -> name = Columns.text(column, json);
          case "VendorCode" -> vendorCode = Columns.text(column, json);
          default -> {
            return false;
          }
        }
        return true;
      }
    }
    Image image = new Image();
    RowReader.columns(json, image::accept);
    return new Named(requireId(image.id), image.name, image.vendorCode);
  }

  private static long requireId(Long id) {
    if (id == null) {
      throw new EnvelopeException("a row image must have an ID, ID=null");
    }
    return id;
  }

  private static void requireColumn(
      String table, String column, Object value, List<String> nullColumns) {
    if (value == null && !nullColumns.contains(column)) {
      throw new EnvelopeException(
          table
              + " must have the column "
              + column
              + ", null or not: put it back into the table, or into the connector's"
              + " column.include.list, touch the rows changed without it and replay them");
    }
  }
}
