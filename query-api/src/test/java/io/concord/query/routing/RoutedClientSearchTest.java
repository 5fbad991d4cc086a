package io.concord.query.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.concord.contract.FoundClients;
import io.concord.contract.FoundClients.FoundClient;
import io.concord.contract.NodeClients;
import io.concord.query.ClientQuery;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Three nodes; this one owns partition 0, the others 1 and 2, and copies are kept crosswise. */
class RoutedClientSearchTest {
  private static final ClientQuery QUERY = new ClientQuery("smi", 3);

  private final MemoryNodes nodes = new MemoryNodes(3);

  @Test
  void shouldPutTheAnswersOfAllOwnersTogetherBestFirst() {
    owns("here", 0, client(1, 10), client(2, 1));
    owns("b", 1, client(3, 30));
    owns("c", 2, client(4, 20));

    assertThat(find()).isEqualTo(found(true, client(3, 30), client(4, 20), client(1, 10)));
    assertThat(nodes.asked).containsExactlyInAnyOrder("here []", "b []", "c []");
  }

  @Test
  void shouldSearchItsOwnCopyOfWhatNobodyAnsweredFor() {
    owns("here", 0, client(1, 10));
    nodes.breakDown("b");
    owns("c", 2);
    copies("here", 1, client(3, 30));

    assertThat(find()).isEqualTo(found(true, client(3, 30), client(1, 10)));
    assertThat(nodes.asked).contains("here [1]").doesNotContain("c [1]");
  }

  @Test
  void shouldAskForTheCopiesOfOthersThen() {
    owns("here", 0);
    nodes.breakDown("b");
    owns("c", 2);
    nodes.copies.put(1, List.of("b", "c"));
    copies("c", 1, client(3, 30));

    assertThat(find()).isEqualTo(found(true, client(3, 30)));
  }

  @Test
  void shouldSayThatItIsIncompleteWhenNobodyHasAPartition() {
    owns("here", 0, client(1, 10));
    owns("b", 1);
    nodes.breakDown("c");

    assertThat(find()).isEqualTo(found(false, client(1, 10)));
  }

  @Test
  void shouldSayThatItIsIncompleteWhenAnOwnerSaysSo() {
    owns("here", 0);
    owns("b", 1);
    nodes.clients.put("c []", new NodeClients(List.of(2), false, List.of(client(4, 1))));

    assertThat(find()).isEqualTo(found(false, client(4, 1)));
  }

  @Test
  void shouldTellAClientOnceWhenTwoTakeThemselvesForItsOwner() {
    owns("here", 0, client(1, 10));
    nodes.clients.put("b []", new NodeClients(List.of(0, 1), true, List.of(client(1, 9))));
    owns("c", 2);

    assertThat(find()).isEqualTo(found(true, client(1, 10)));
  }

  @Test
  void shouldLeaveANodeAloneForAMomentThatDidNotAnswer() {
    owns("here", 0);
    nodes.breakDown("b");
    owns("c", 2);

    find();
    find();

    assertThat(nodes.asked).containsOnlyOnce("b []");
    assertThat(nodes.health.isReachable("b")).isFalse();
  }

  private FoundClients find() {
    try (AllNodes all = nodes.all()) {
      return all.overview().clients().find(QUERY);
    }
  }

  private void owns(String node, int partition, FoundClient... clients) {
    nodes.clients.put(node + " []", new NodeClients(List.of(partition), true, List.of(clients)));
  }

  private void copies(String node, int partition, FoundClient... clients) {
    nodes.clients.put(
        node + " " + Set.of(partition),
        new NodeClients(List.of(partition), true, List.of(clients)));
  }

  private static FoundClients found(boolean complete, FoundClient... clients) {
    return new FoundClients("smi", complete, List.of(clients));
  }

  private static FoundClient client(long id, int orders) {
    return new FoundClient(id, "Smith " + id, "LIGHT", orders);
  }
}
