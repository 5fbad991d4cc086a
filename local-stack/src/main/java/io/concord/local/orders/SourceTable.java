package io.concord.local.orders;

import java.sql.Types;
import java.util.Collections;
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

  /** The sequence behind the IDs, where they come from one of its own. */
  String sequenceName() {
    return "dbo." + tableName + "Id";
  }

  /** The columns a load writes, quoted for SQL. */
  String columnList() {
    return columns.stream()
        .map(column -> '"' + column + '"')
        .collect(Collectors.joining(", ", "(", ")"));
  }

  /** An INSERT of one row with a parameter for each column. */
  String insertStatement() {
    String marks = String.join(", ", Collections.nCopies(columns.size(), "?"));
    return "INSERT INTO " + sqlName() + " " + columnList() + " VALUES (" + marks + ")";
  }

  void requireComplete(Object... values) {
    if (values.length != columns.size()) {
      throw new IllegalArgumentException(
          "a row of " + this + " has " + columns.size() + " values, not " + values.length);
    }
  }

  /** The JDBC type of a column that a row may leave NULL. */
  int nullType(int index) {
    return columns.get(index).endsWith("ID") ? Types.BIGINT : Types.VARCHAR;
  }
}
