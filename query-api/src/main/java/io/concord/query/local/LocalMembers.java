package io.concord.query.local;

import io.concord.app.RecommenderStreams;
import io.concord.query.routing.Members;
import java.util.List;

/** As the group of nodes last agreed. */
final class LocalMembers implements Members {
  private final RecommenderStreams streams;

  LocalMembers(RecommenderStreams streams) {
    this.streams = streams;
  }

  @Override
  public List<String> others() {
    return streams.nodes().stream()
        .map(RecommenderStreams::address)
        .filter(this::isOther)
        .sorted()
        .toList();
  }

  @Override
  public int partitions() {
    return streams.settings().partitions();
  }

  @Override
  public List<String> copies(int partition) {
    return streams.holders(partition).standbys().stream().filter(this::isOther).toList();
  }

  private boolean isOther(String address) {
    return !address.equals(streams.applicationServer());
  }
}
