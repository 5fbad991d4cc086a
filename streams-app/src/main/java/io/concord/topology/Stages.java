package io.concord.topology;

import java.util.List;

/** The stages, each under the name of the processor at its head. */
public final class Stages {
  public static final String SHARE_AGREEMENTS = "share-agreements";
  public static final String ROUTE_LINES = "route-lines";
  public static final String ASSEMBLE_ORDERS = "assemble-orders";
  public static final String RECORD_PURCHASES = "record-purchases";
  public static final String RANK_POPULAR = "rank-popular";
  public static final String TALLY_QUALITY = "tally-quality";

  /** No stage of any task: what it keeps is whole on every node. */
  public static final String KEEP_CATALOGUE = "keep-catalogue";

  /** In the order in which a change passes them. */
  public static final List<String> IN_ORDER =
      List.of(
          SHARE_AGREEMENTS,
          ROUTE_LINES,
          ASSEMBLE_ORDERS,
          RECORD_PURCHASES,
          RANK_POPULAR,
          TALLY_QUALITY);

  private Stages() {}
}
