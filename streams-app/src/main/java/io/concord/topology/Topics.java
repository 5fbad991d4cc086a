package io.concord.topology;

import java.util.List;

/**
 * Names of the edge topics under a prefix. Renaming one orphans its data.
 *
 * @param prefix such as {@code concord}
 * @param sourcePrefix of the source topics; another one while they are captured anew
 */
public record Topics(String prefix, String sourcePrefix) {
  public Topics {
    requirePrefix(prefix);
    requirePrefix(sourcePrefix);
  }

  public Topics(String prefix) {
    this(prefix, prefix);
  }

  private static void requirePrefix(String prefix) {
    if (!prefix.matches("[A-Za-z0-9_-]{1,100}")) {
      throw new IllegalArgumentException(
          "topic prefix must be 1 to 100 letters, digits, '_' or '-', prefix=" + prefix);
    }
  }

  public String orders() {
    return cdc("Order");
  }

  public String orderItems() {
    return cdc("OrderItem");
  }

  public String clientAgreements() {
    return cdc("ClientAgreement");
  }

  public String clients() {
    return cdc("Client");
  }

  public String products() {
    return cdc("Product");
  }

  public String productCarBrands() {
    return cdc("ProductCarBrand");
  }

  public String carBrands() {
    return cdc("CarBrand");
  }

  public String recommendationChanged() {
    return prefix + ".recommendation-changed";
  }

  /** How good lists were, by segment, strategy and day. */
  public String recommendationQuality() {
    return prefix + ".recommendation-quality";
  }

  public String deadLetters() {
    return prefix + ".dead-letters";
  }

  /** Who may ask the nodes, by key ID; one partition. */
  public String apiKeys() {
    return prefix + ".api-keys";
  }

  /** Where the connector writes that it is alive; one partition. */
  public String heartbeats() {
    return "__debezium-heartbeat." + sourcePrefix;
  }

  /** The seven source topics. */
  public List<String> sources() {
    return List.of(
        clients(),
        clientAgreements(),
        orders(),
        orderItems(),
        products(),
        carBrands(),
        productCarBrands());
  }

  /** Whether a topic carries source rows. */
  public boolean isSource(String topic) {
    return topic.startsWith(cdc(""));
  }

  /** The table whose rows this source topic carries. */
  public String table(String sourceTopic) {
    return sourceTopic.substring(cdc("").length());
  }

  /** The topic that carries a table's rows; null when none does. */
  public String source(String table) {
    return sources().contains(cdc(table)) ? cdc(table) : null;
  }

  /**
   * Whether rows of this topic decide what is on a list; those of the others only name products.
   */
  public boolean decidesLists(String sourceTopic) {
    return List.of(orders(), orderItems(), clientAgreements(), clients()).contains(sourceTopic);
  }

  private String cdc(String table) {
    return sourcePrefix + ".cdc." + table;
  }
}
