package io.concord.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.apache.kafka.streams.errors.ProcessorStateException;
import org.apache.kafka.streams.errors.StreamsException;
import org.junit.jupiter.api.Test;
import org.rocksdb.RocksDBException;

class StopReasonTest {
  private static final Path STATE = Path.of("node-state");

  @Test
  void shouldSayWhatToDoWhenTheDiskIsFull() {
    Exception failure =
        new StreamsException(
            new ProcessorStateException(
                "Error while putting key",
                new RocksDBException(
                    "While appending to file: 000123.sst: No space left on device")));

    assertThat(StopReason.of(failure, STATE))
        .isEqualTo(
            "no space is left on the disk of state.dir=node-state: free some and start the node"
                + " again, nothing is lost");
  }

  @Test
  void shouldSayWhatTheFailureSaysElsewhere() {
    assertThat(StopReason.of(new IllegalStateException("two owners"), STATE))
        .isEqualTo("two owners");
    assertThat(StopReason.of(new IllegalStateException(), STATE)).isEqualTo("null");
  }
}
