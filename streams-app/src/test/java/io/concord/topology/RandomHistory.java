package io.concord.topology;

import io.concord.topology.SourceDatabase.Told;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;

/**
 * A random life of a few clients, agreements, orders and lines, and a random order in which its
 * records arrive: as they were told for each row, any way round otherwise.
 */
final class RandomHistory {
  private static final List<String> TABLES =
      List.of("Client", "ClientAgreement", "Order", "OrderItem");
  private static final long[] PRODUCTS = {1, 2, 3, 4, 5, 6, 999};
  private static final int CLIENTS = 3;
  private static final int AGREEMENTS = 4;
  private static final int ORDERS = 6;
  private static final int LINES = 10;
  private static final int REPLAYED_MAX = 12;

  final SourceDatabase database = new SourceDatabase(this::keep);

  private final Random random;
  private final LocalDate today;
  private final Map<String, Queue<Told>> undelivered = new LinkedHashMap<>();

  /**
   * A life yet to be lived.
   *
   * @param today around which the orders are dated
   */
  RandomHistory(Random random, LocalDate today) {
    this.random = random;
    this.today = today;
  }

  private void keep(String table, String key, String envelope) {
    undelivered
        .computeIfAbsent(table + " " + key, row -> new ArrayDeque<>())
        .add(new Told(table, key, envelope));
  }

  /** Changes rows; now and then the connector tells its latest records again. */
  void change(int changes) {
    for (int i = 0; i < changes; i++) {
      changeRow();
      if (random.nextInt(30) == 0) {
        replay();
      }
    }
  }

  /** Deletes every row, in any order. */
  void undo() {
    List<Told> rows = new ArrayList<>();
    for (String table : TABLES) {
      database
          .rows(table)
          .keySet()
          .forEach(id -> rows.add(new Told(table, Long.toString(id), null)));
    }
    Collections.shuffle(rows, random);
    rows.forEach(row -> database.delete(row.table(), Long.parseLong(row.key())));
  }

  boolean isDelivered() {
    return undelivered.isEmpty();
  }

  /** Takes the next record of any row. */
  Told deliver() {
    List<String> rows = List.copyOf(undelivered.keySet());
    String row = rows.get(random.nextInt(rows.size()));
    Queue<Told> records = undelivered.get(row);
    Told record = records.remove();
    if (records.isEmpty()) {
      undelivered.remove(row);
    }
    return record;
  }

  private void replay() {
    int size = database.log().size();
    database.replay(size - random.nextInt(Math.min(size, REPLAYED_MAX)));
  }

  private void changeRow() {
    int dice = random.nextInt(100);
    if (dice < 3) {
      change("Client", CLIENTS, this::client);
    } else if (dice < 15) {
      change("ClientAgreement", AGREEMENTS, this::agreement);
    } else if (dice < 40) {
      change("Order", ORDERS, this::order);
    } else {
      change("OrderItem", LINES, this::line);
    }
  }

  /** What to set in a row; whether it is new. */
  private interface Columns {
    Object[] of(boolean isNew);
  }

  private void change(String table, int rows, Columns columns) {
    long id = id(rows);
    boolean isNew = !database.rows(table).containsKey(id);
    int dice = random.nextInt(10);
    if (!isNew && dice == 0) {
      database.delete(table, id);
    } else if (!isNew && dice == 1) {
      database.snapshot(table, id);
    } else if (isNew && dice == 1) {
      database.snapshot(table, id, columns.of(true));
    } else {
      database.put(table, id, columns.of(isNew));
    }
  }

  private Object[] client(boolean isNew) {
    return new Object[] {"Name", "client " + random.nextInt(5)};
  }

  private Object[] agreement(boolean isNew) {
    return new Object[] {"ClientID", rarely(15) ? null : id(CLIENTS)};
  }

  private Object[] order(boolean isNew) {
    Object[] created = {"Created", rarely(15) ? null : date()};
    Object[] agreement = {"ClientAgreementID", rarely(15) ? null : id(AGREEMENTS)};
    return isNew ? both(created, agreement) : random.nextBoolean() ? created : agreement;
  }

  /** From ten days ago to two days ahead, so that some orders wait for their day. */
  private String date() {
    return today.plusDays(random.nextInt(13) - 10) + "T0" + random.nextInt(10) + ":00:00";
  }

  private Object[] line(boolean isNew) {
    Object[] order = {"OrderID", rarely(6) ? null : id(ORDERS)};
    Object[] product = {"ProductID", rarely(12) ? null : PRODUCTS[random.nextInt(PRODUCTS.length)]};
    Object[] valid = {"IsValidForCurrentSale", rarely(3) ? null : (Object) (random.nextInt(3) > 0)};
    Object[] quantity = {"Qty", 1.0 + random.nextInt(20)};
    if (isNew) {
      return both(both(order, product), quantity);
    }
    return switch (random.nextInt(6)) {
      case 0, 1 -> order;
      case 2 -> product;
      case 3 -> valid;
      case 4 -> quantity;
      default -> both(order, product);
    };
  }

  private long id(int rows) {
    return 1L + random.nextInt(rows);
  }

  private boolean rarely(int oneOf) {
    return random.nextInt(oneOf) == 0;
  }

  private static Object[] both(Object[] some, Object[] more) {
    List<Object> all = new ArrayList<>(Arrays.asList(some));
    all.addAll(Arrays.asList(more));
    return all.toArray();
  }
}
