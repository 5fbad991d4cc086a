package io.concord.query.routing;

import io.concord.query.NodeReader;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/** Asks several nodes the same at once. Thread-safe. */
final class EveryNode {
  private final NodePeers peers;
  private final PeerHealth health;
  private final Executor senders;

  EveryNode(NodePeers peers, PeerHealth health, Executor senders) {
    this.peers = peers;
    this.health = health;
    this.senders = senders;
  }

  /**
   * Sends the question off.
   *
   * @return waits for the answers by address; nodes that did not answer are left out
   */
  <T> Supplier<Map<String, T>> ask(
      Collection<String> addresses, Deadline deadline, BiFunction<String, NodeReader, T> question) {
    Map<String, CompletableFuture<T>> sent = new HashMap<>();
    for (String address : addresses) {
      sent.put(
          address, CompletableFuture.supplyAsync(() -> ask(address, deadline, question), senders));
    }
    return () -> {
      Map<String, T> answers = new HashMap<>();
      sent.forEach(
          (address, answer) -> {
            T told = answer.join();
            if (told != null) {
              answers.put(address, told);
            }
          });
      return answers;
    };
  }

  /** One node's answer; null when it gives none. */
  private <T> T ask(String address, Deadline deadline, BiFunction<String, NodeReader, T> question) {
    if (!health.mayTry(address)) {
      return null;
    }
    try {
      T answer = question.apply(address, peers.node(address, deadline));
      health.answered(address);
      return answer;
    } catch (PeerException e) {
      health.failed(address, e);
      return null;
    }
  }
}
