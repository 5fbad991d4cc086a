package io.concord.store;

/**
 * Names that live on disk or in Kafka. Renaming one orphans the data under the old name: the state
 * must then be rebuilt from the source topics.
 */
public final class Names {
  /** Order stage: headers, lines, agreements and which orders hang on them. */
  public static final String ORDERS_STORE = "orders";

  /** Client stage: order lines and orders per client, the only truth about purchases. */
  public static final String PURCHASES_STORE = "purchases";

  /** Client stage: current lists, and marks of the clients whose list is due. */
  public static final String RECOMMENDATIONS_STORE = "recommendations";

  /** Orders of all clients per product and day; marks of what was not sent on yet. */
  public static final String POPULARITY_STORE = "product-popularity";

  /** The same orders, whole on every node; also the name of its topic. */
  public static final String PRODUCT_DEMAND = "product-demand";

  /** Client stage: orders that are held against the list that stood before them. */
  public static final String ORDER_QUALITY_STORE = "order-quality";

  /** What all clients' orders say of their lists. */
  public static final String QUALITY_STORE = "quality";

  public static final String PRODUCTS_STORE = "products";
  public static final String CAR_BRANDS_STORE = "car-brands";
  public static final String PRODUCT_CAR_BRANDS_STORE = "product-car-brands";

  /** What every client ordered last, whole on every node; also the name of its topic. */
  public static final String RECENT_PURCHASES = "recent-purchases";

  public static final String AGREEMENTS_EVERYWHERE = "agreements-everywhere";
  public static final String LINES_BY_ORDER = "lines-by-order";
  public static final String PURCHASES_BY_CLIENT = "purchases-by-client";
  public static final String POPULARITY = "popularity";
  public static final String ORDER_QUALITY = "order-quality";

  private Names() {}
}
