/**
 * Fills the source database with orders, from a CSV file or from a generator.
 *
 * <p>{@link io.concord.local.orders.OrderLoader} writes one {@link
 * io.concord.local.orders.OrderSource} in one transaction and remembers it. {@link
 * io.concord.local.orders.OrderCsv} reads the lines of a file for anyone who needs them without a
 * database. Plain JDBC and files, no Kafka.
 */
package io.concord.local.orders;
