package io.concord.query.local;

import io.concord.app.RecommenderStreams;
import io.concord.contract.FoundClients.FoundClient;
import io.concord.contract.NodeClients;
import io.concord.query.ClientQuery;
import io.concord.store.PurchaseView;
import io.concord.store.StoredRecommendations;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.apache.kafka.streams.errors.InvalidStateStoreException;

/**
 * Searches the partitions that are here: who fits by an index in heap, what it says by the rows.
 */
final class LocalClientSearch implements AutoCloseable {
  /** Per partition and node: some 40 MB. More are left out, and the answer says so. */
  private static final int CLIENTS_MAX = 1_000_000;

  /** A search waits so long for names read anew, and takes the old ones then. */
  private static final long WAIT_NANOS = Duration.ofMillis(150).toNanos();

  private final RecommenderStreams streams;
  private final LocalStores owned;
  private final LocalStores copies;
  private final ClientIndexes ofOwned;
  private final ClientIndexes ofCopies;
  private final ExecutorService reader =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread thread = new Thread(task, "client-index");
            thread.setDaemon(true);
            return thread;
          });

  LocalClientSearch(RecommenderStreams streams, LocalStores owned, LocalStores copies) {
    this.streams = streams;
    this.owned = owned;
    this.copies = copies;
    this.ofOwned = new ClientIndexes(new StoreReading(owned), reader, System::nanoTime);
    this.ofCopies = new ClientIndexes(new StoreReading(copies), reader, System::nanoTime);
  }

  /**
   * Who fits, and where it was looked.
   *
   * @param ofCopy partitions whose copies are searched; empty for those that this node owns
   */
  NodeClients find(ClientQuery query, Set<Integer> ofCopy) {
    return ofCopy.isEmpty()
        ? find(query, IntStream.range(0, streams.settings().partitions()).boxed().toList(), owned)
        : find(query, ofCopy, copies);
  }

  private NodeClients find(ClientQuery query, Collection<Integer> partitions, LocalStores stores) {
    ClientIndexes indexes = stores.areCopies() ? ofCopies : ofOwned;
    List<Integer> lookedAt = partitions.stream().filter(stores::has).toList();
    lookedAt.forEach(indexes::begin);
    long untilNanos = System.nanoTime() + WAIT_NANOS;
    List<FoundClient> found = new ArrayList<>();
    boolean complete = !streams.status().behind();
    for (int partition : lookedAt) {
      ClientIndex index = indexes.of(partition, untilNanos);
      complete &= index != null && index.size() < CLIENTS_MAX;
      complete &= find(query, partition, index, stores, found);
    }
    found.sort(query.bestFirst());
    return new NodeClients(
        lookedAt, complete, found.subList(0, Math.min(query.limit(), found.size())));
  }

  /** Whether the partition was still here. */
  private static boolean find(
      ClientQuery query,
      int partition,
      ClientIndex index,
      LocalStores stores,
      List<FoundClient> found) {
    List<Long> ids = new ArrayList<>(index == null ? List.of() : index.find(query));
    Long exact = exact(query, partition, stores);
    if (exact != null && !ids.contains(exact)) {
      ids.add(exact);
    }
    try {
      PurchaseView purchases = stores.purchasesOf(partition);
      for (long clientId : ids) {
        if (purchases.knows(clientId)) {
          found.add(client(clientId, purchases, stores));
        }
      }
      return true;
    } catch (InvalidStateStoreException e) {
      return false;
    }
  }

  /** A client that was seen after the index was read is found by its ID at once. */
  private static Long exact(ClientQuery query, int partition, LocalStores stores) {
    try {
      String typed = query.idPrefix();
      Long clientId = typed == null ? null : Long.valueOf(typed);
      return clientId != null && stores.partition(clientId) == partition ? clientId : null;
    } catch (NumberFormatException e) {
      // longer than any ID
      return null;
    }
  }

  private static FoundClient client(long clientId, PurchaseView purchases, LocalStores stores) {
    Optional<String> name = purchases.name(clientId);
    StoredRecommendations list = stores.recommendations(clientId).list(clientId);
    return new FoundClient(
        clientId,
        name == null ? null : name.orElse(null),
        list == null ? null : list.ranking().segment().name(),
        list == null ? null : list.orders());
  }

  @Override
  public void close() {
    reader.shutdownNow();
  }

  private record StoreReading(LocalStores stores) implements ClientIndexes.Reading {
    @Override
    public ClientIndex clients(int partition) {
      ClientIndex.Builder builder = new ClientIndex.Builder();
      stores
          .purchasesOf(partition)
          .forEachClient(
              (clientId, name) -> {
                if (builder.size() < CLIENTS_MAX) {
                  builder.add(clientId, name);
                }
              });
      return builder.build();
    }

    @Override
    public void orders(int partition, ClientIndex index) {
      stores.recommendationsOf(partition).forEachOrderCount(index::orders);
    }
  }
}
