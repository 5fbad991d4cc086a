package io.concord.local.orders;

import java.sql.SQLException;

/** Clients, products and orders that an {@link OrderLoader} can fill an empty database with. */
public interface OrderSource {

  /** What the data is, for a person: a few words without a full stop. */
  String description();

  /** Equal for equal data; a later start with the same fingerprint keeps what is loaded. */
  String fingerprint();

  /**
   * Finds what is wrong with the data before there is a database; otherwise the copying does.
   *
   * @throws OrderDataException when the data is not as it should be
   */
  default void check(LoadListener listener) {}

  /**
   * Copies the rows of all tables.
   *
   * @throws OrderDataException when the data is not as it should be
   */
  void copyTo(LoadTables tables, LoadListener listener) throws SQLException;
}
