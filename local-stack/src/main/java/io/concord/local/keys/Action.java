package io.concord.local.keys;

import io.concord.local.kafka.BrokerAction;
import io.concord.topology.Topics;
import java.io.IOException;
import java.time.Instant;

/** One thing to do with API keys. */
abstract class Action extends BrokerAction {
  @Override
  protected final int act() throws Exception {
    String topic = new Topics(prefix()).apiKeys();
    try (KeyBook book = new KeyBook(bootstrapServers(), topic, this::shutOut)) {
      run(book, Instant.now());
      return DONE;
    }
  }

  private void shutOut(String id, IOException reason) {
    err().println("recommender: an API key cannot be read, nodes shut it out, ID=" + id);
    err().flush();
  }

  /**
   * Does it.
   *
   * @throws IllegalArgumentException saying what is wrong with the command line
   */
  abstract void run(KeyBook book, Instant now) throws Exception;
}
