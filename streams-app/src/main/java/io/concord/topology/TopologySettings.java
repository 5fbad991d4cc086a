package io.concord.topology;

import io.concord.experiment.Experiment;
import io.concord.purchase.BusinessDay;
import java.time.Duration;
import java.util.Set;

/**
 * What the topology must know to be built.
 *
 * @param partitions of the order and client stages; {@code cdc.Order} and {@code cdc.Client} must
 *     have as many
 * @param experiment which strategy each client gets
 * @param excludedProducts product IDs that are bookkeeping, left out everywhere
 * @param generation which building of the state this is
 * @param demandRefresh between two looks at lists that depend on the demand
 * @param qualityCorrections for how long a correction of an order changes what it counted for
 * @param quiet a client is rescored when nothing came for it this long
 * @param waitMax a client is rescored at the latest this long after its first change
 * @param tick how often due clients are looked for
 * @param cachedProductsMax products of all histories kept in heap per task
 */
public record TopologySettings(
    Topics topics,
    int partitions,
    BusinessDay businessDay,
    Experiment experiment,
    Set<Long> excludedProducts,
    Generation generation,
    Duration demandRefresh,
    Duration qualityCorrections,
    Duration quiet,
    Duration waitMax,
    Duration tick,
    int cachedProductsMax) {
  /** How names of topics end that every node reads whole. */
  public static final String EVERYWHERE = "-everywhere";

  /** Length of the stored list. */
  public static final int LIST_SIZE = 50;

  public TopologySettings {
    excludedProducts = Set.copyOf(excludedProducts);
    if (partitions < 1) {
      throw new IllegalArgumentException("partitions must be at least 1, partitions=" + partitions);
    }
    if (quiet.compareTo(waitMax) > 0) {
      throw new IllegalArgumentException(
          "quiet must not exceed waitMax, quiet=" + quiet + " waitMax=" + waitMax);
    }
  }

  /** The topic from which every node keeps this store whole; another for each generation. */
  public String topicEverywhere(String store) {
    return generation.applicationId(topics.prefix()) + "-" + store + EVERYWHERE;
  }
}
