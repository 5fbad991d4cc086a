package io.concord.node;

import io.concord.query.RecommendationQuery;
import io.concord.query.routing.Deadline;
import io.concord.query.routing.PeerException;
import io.concord.query.routing.Peers;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks this node as another node would, while it is not ready yet. Without it the first request
 * that is sent on waits more than a second for the HTTP client's classes, which another node's
 * answer is not waited for: the other would be taken for dead.
 */
final class WarmUp implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(WarmUp.class);
  private static final Duration TIMEOUT = Duration.ofSeconds(5);
  private static final int ROUNDS = 3;

  /** Whoever it is: what counts is the way to the answer. */
  private static final RecommendationQuery ANYBODY = new RecommendationQuery(1, 1, null, false);

  private final Peers peers;
  private final String self;

  /**
   * A warm-up.
   *
   * @param self {@code host:port} of this node
   */
  WarmUp(Peers peers, String self) {
    this.peers = peers;
    this.self = self;
  }

  /** In the background, so that the start does not wait for it. */
  void start() {
    Thread thread = new Thread(this, "warm-up");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void run() {
    try {
      for (int round = 0; round < ROUNDS; round++) {
        peers.readers(self, Deadline.in(TIMEOUT)).recommendations().recommendations(ANYBODY);
      }
    } catch (PeerException e) {
      LOG.debug("This node could not ask itself: {}", e.getMessage());
    }
  }
}
