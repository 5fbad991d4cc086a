package io.concord.http.openapi;

/** The groups in which operations are shown. */
public enum Tag {
  CLIENTS("clients", "What a client will reorder, and what is known of it."),
  PRODUCTS("products", "What all clients together order."),
  CHANGES("changes", "Lists as they change, pushed to subscribers."),
  LEGACY("legacy", "The contract of the service this one replaced, field for field."),
  OPERATIONS("operations", "How the nodes are, for those who run them."),
  DOCUMENTS("documents", "Descriptions of the interface, for people and for tools."),
  NODES("nodes", "What nodes ask each other; no interface for anybody else.");

  private final String label;
  private final String description;

  Tag(String label, String description) {
    this.label = label;
    this.description = description;
  }

  public String label() {
    return label;
  }

  public String description() {
    return description;
  }
}
