package io.concord.connect;

import java.util.List;

/** The tables that are captured, in an order in which each comes after those it refers to. */
public final class SourceTables {

  /** Table names as in the database; each is also the last part of its topic's name. */
  public static final List<String> NAMES =
      List.of(
          "Client",
          "CarBrand",
          "Product",
          "ProductCarBrand",
          "ClientAgreement",
          "Order",
          "OrderItem");

  private SourceTables() {}

  /** A script that creates what is missing of the tables in PostgreSQL; may be run again. */
  public static String postgresSql() {
    return ClassPathText.read("source-tables-postgres.sql");
  }

  /** A script that creates the tables in an empty SQL Server database. */
  public static String sqlServerSql() {
    return ClassPathText.read("source-tables-sqlserver.sql");
  }

  /** The operator's script that enables change data capture; batches are separated by GO. */
  public static String sqlServerCaptureSql() {
    return ClassPathText.read("enable-cdc-sqlserver.sql");
  }

  /** The operator's script that undoes {@link #sqlServerCaptureSql()}. */
  public static String sqlServerEndCaptureSql() {
    return ClassPathText.read("disable-cdc-sqlserver.sql");
  }
}
