package io.concord.local.orders;

import java.util.List;
import java.util.stream.Collectors;

/** The tables a load fills, in the order in which no row refers to a later one. */
public enum SourceTable {
  CLIENT("Client", "ID", "Name"),
  CLIENT_AGREEMENT("ClientAgreement", "ID", "ClientID"),
  CAR_BRAND("CarBrand", "ID", "Name"),
  PRODUCT("Product", "ID", "Name", "VendorCode"),
  PRODUCT_CAR_BRAND("ProductCarBrand", "ID", "ProductID", "CarBrandID"),
  ORDER("Order", "ID", "ClientAgreementID", "Created", "Deleted"),
  ORDER_ITEM(
      "OrderItem",
      "ID",
      "OrderID",
      "ProductID",
      "Qty",
      "PricePerItem",
      "IsValidForCurrentSale",
      "Deleted");

  private final String tableName;
  private final List<String> columns;

  SourceTable(String tableName, String... columns) {
    this.tableName = tableName;
    this.columns = List.of(columns);
  }

  /** Schema and name, quoted for SQL. */
  String sqlName() {
    return "dbo.\"" + tableName + '"';
  }

  int columnCount() {
    return columns.size();
  }

  String copyStatement() {
    return columns.stream()
        .map(column -> '"' + column + '"')
        .collect(Collectors.joining(", ", "COPY " + sqlName() + " (", ") FROM STDIN"));
  }
}
