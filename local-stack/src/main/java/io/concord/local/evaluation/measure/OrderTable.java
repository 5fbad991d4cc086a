package io.concord.local.evaluation.measure;

import io.concord.purchase.Ticks;
import java.time.LocalDate;

/**
 * All orders of all clients in flat arrays, by time; clients and products are numbered by ascending
 * ID. An order contains a product at most once. Immutable, for any number of threads. Costs 4 bytes
 * per line and 16 per order.
 */
public final class OrderTable {
  private final long[] clientIds;
  private final long[] productIds;
  private final long[] createdTicks;
  private final int[] firstLines;
  private final int[] products;
  private final int[][] ordersByClient;

  /**
   * @param createdTicks of each order, ascending
   * @param firstLines of each order, and behind them the number of lines
   * @param products of each line
   * @param ordersByClient ascending
   */
  OrderTable(
      long[] clientIds,
      long[] productIds,
      long[] createdTicks,
      int[] firstLines,
      int[] products,
      int[][] ordersByClient) {
    this.clientIds = clientIds;
    this.productIds = productIds;
    this.createdTicks = createdTicks;
    this.firstLines = firstLines;
    this.products = products;
    this.ordersByClient = ordersByClient;
  }

  public int clients() {
    return clientIds.length;
  }

  public int orders() {
    return createdTicks.length;
  }

  public int lines() {
    return products.length;
  }

  public int products() {
    return productIds.length;
  }

  public long clientId(int client) {
    return clientIds[client];
  }

  public long productId(int product) {
    return productIds[product];
  }

  /** When the order was placed, see {@link io.concord.purchase.Ticks}. */
  public long createdTicks(int order) {
    return createdTicks[order];
  }

  /** The day of the first order; there must be one. */
  public LocalDate firstDay() {
    return LocalDate.ofEpochDay(Ticks.epochDay(createdTicks[0]));
  }

  /** The day of the last order; there must be one. */
  public LocalDate lastDay() {
    return LocalDate.ofEpochDay(Ticks.epochDay(createdTicks[orders() - 1]));
  }

  /** Index of the order's first line; that of the next order is the end of this one. */
  int firstLine(int order) {
    return firstLines[order];
  }

  int product(int line) {
    return products[line];
  }

  int ordersOf(int client) {
    return ordersByClient[client].length;
  }

  /** The client's n-th order by time, from 0. */
  int orderOf(int client, int n) {
    return ordersByClient[client][n];
  }

  /** How many of the client's orders were placed before a moment. */
  int ordersBefore(int client, long ticks) {
    int low = 0;
    int high = ordersOf(client);
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (createdTicks[orderOf(client, middle)] < ticks) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
