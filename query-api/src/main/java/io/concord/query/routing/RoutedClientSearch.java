package io.concord.query.routing;

import io.concord.contract.FoundClients;
import io.concord.contract.FoundClients.FoundClient;
import io.concord.contract.NodeClients;
import io.concord.query.ClientQuery;
import io.concord.query.ClientSearch;
import io.concord.query.NodeReader;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Searches at all owners at once, then the copies of what no owner answered for. Somebody is
 * typing: it takes less than a second whatever happens.
 */
final class RoutedClientSearch implements ClientSearch {
  private static final Duration DEADLINE = Duration.ofMillis(800);

  /** A node that stands still must leave time for the copies of its clients. */
  private static final Duration ATTEMPT = Duration.ofMillis(400);

  private final NodeReader here;
  private final Members members;
  private final EveryNode everyNode;

  RoutedClientSearch(NodeReader here, Members members, EveryNode everyNode) {
    this.here = here;
    this.members = members;
    this.everyNode = everyNode;
  }

  @Override
  public FoundClients find(ClientQuery query) {
    Deadline deadline = Deadline.in(DEADLINE);
    Merge merge = new Merge(members.partitions());
    Supplier<Map<String, NodeClients>> others =
        everyNode.ask(
            members.others(),
            deadline.within(ATTEMPT),
            (address, node) -> node.clients(query, Set.of()));
    merge.add(here.clients(query, Set.of()));
    others.get().values().forEach(merge::add);
    if (!merge.missing.isEmpty()) {
      merge.add(here.clients(query, Set.copyOf(merge.missing)));
    }
    if (!merge.missing.isEmpty()) {
      askForCopies(query, deadline, merge);
    }
    return merge.best(query);
  }

  private void askForCopies(ClientQuery query, Deadline deadline, Merge merge) {
    Map<String, Set<Integer>> copies = new HashMap<>();
    for (int partition : merge.missing) {
      for (String address : members.copies(partition)) {
        copies.computeIfAbsent(address, any -> new TreeSet<>()).add(partition);
      }
    }
    everyNode
        .ask(
            copies.keySet(),
            deadline.within(ATTEMPT),
            (address, node) -> node.clients(query, copies.get(address)))
        .get()
        .values()
        .forEach(merge::add);
  }

  /** Answers put together; who answered for a partition first is believed. */
  private static final class Merge {
    private final Set<Integer> missing = new TreeSet<>();
    private final Map<Long, FoundClient> clients = new LinkedHashMap<>();
    private boolean complete = true;

    Merge(int partitions) {
      IntStream.range(0, partitions).forEach(missing::add);
    }

    void add(NodeClients answer) {
      if (Collections.disjoint(missing, answer.partitions())) {
        return;
      }
      missing.removeAll(answer.partitions());
      complete &= answer.complete();
      answer.clients().forEach(client -> clients.putIfAbsent(client.clientId(), client));
    }

    FoundClients best(ClientQuery query) {
      List<FoundClient> best =
          clients.values().stream().sorted(query.bestFirst()).limit(query.limit()).toList();
      return new FoundClients(query.text(), complete && missing.isEmpty(), best);
    }
  }
}
