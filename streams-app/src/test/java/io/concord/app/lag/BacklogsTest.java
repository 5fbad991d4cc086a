package io.concord.app.lag;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class BacklogsTest {
  private static final Instant START = Instant.parse("2024-07-01T12:00:00Z");
  private static final TopicPartition ORDERS = new TopicPartition("orders", 0);
  private static final TopicPartition LINES = new TopicPartition("lines", 0);

  private final List<Gap> probed = new ArrayList<>();
  private boolean tailsAreEmpty;
  private final Backlogs backlogs =
      new Backlogs(
          (partition, gap) -> {
            probed.add(gap);
            return tailsAreEmpty;
          });

  @Test
  void shouldSumWhatIsLeft() {
    backlogs.look(Map.of(ORDERS, new Gap(1, 4), LINES, new Gap(0, 7)), START);

    assertThat(backlogs.lag()).isEqualTo(10);
    assertThat(backlogs.lags()).isEqualTo(Map.of(ORDERS, 3L, LINES, 7L));
  }

  @Test
  void shouldTellTheOldestBacklogOfThoseAskedFor() {
    backlogs.look(Map.of(ORDERS, new Gap(0, 1), LINES, new Gap(0, 0)), START);
    backlogs.look(Map.of(ORDERS, new Gap(0, 1), LINES, new Gap(0, 5)), START.plusSeconds(1));
    backlogs.look(Map.of(ORDERS, new Gap(0, 1), LINES, new Gap(1, 5)), START.plusSeconds(2));

    assertThat(backlogs.behindSince(at -> true)).isEqualTo(START);
    assertThat(backlogs.behindSince(LINES::equals)).isEqualTo(START.plusSeconds(1));
    assertThat(backlogs.behindSince(at -> false)).isNull();
  }

  @Test
  void shouldNotCountATailThatNobodyCanRead() {
    tailsAreEmpty = true;
    backlogs.look(Map.of(ORDERS, new Gap(5, 9)), START);
    assertThat(backlogs.lag()).isEqualTo(4);

    backlogs.look(Map.of(ORDERS, new Gap(5, 9)), START.plusSeconds(1));
    backlogs.look(Map.of(ORDERS, new Gap(5, 9)), START.plusSeconds(2));
    assertThat(backlogs.lag()).isZero();
    assertThat(backlogs.behindSince(at -> true)).isNull();
    assertThat(probed).as("looked at once").containsExactly(new Gap(5, 9));

    backlogs.look(Map.of(ORDERS, new Gap(5, 11)), START.plusSeconds(3));
    assertThat(backlogs.lag()).as("something came behind it").isEqualTo(6);
  }

  @Test
  void shouldNotLookAtTheTailOfAReaderThatMoves() {
    backlogs.look(Map.of(ORDERS, new Gap(5, 9)), START);
    backlogs.look(Map.of(ORDERS, new Gap(6, 9)), START.plusSeconds(1));
    backlogs.look(Map.of(ORDERS, new Gap(6, 10)), START.plusSeconds(2));

    assertThat(probed).isEmpty();
  }

  /** A backlog that one stage has read is in front of the next one, and as old as before. */
  @Test
  void shouldNotTakeForNewWhatHasOnlyMovedOn() {
    look(0, new Gap(0, 5), new Gap(0, 0));
    look(1, new Gap(0, 5), new Gap(0, 0));
    look(2, new Gap(5, 5), new Gap(0, 5));
    assertThat(backlogs.behindSince(at -> true)).isEqualTo(START);

    look(3, new Gap(5, 7), new Gap(4, 6));
    assertThat(backlogs.behindSince(at -> true)).isEqualTo(START);

    look(4, new Gap(7, 8), new Gap(5, 7));
    assertThat(backlogs.behindSince(at -> true)).as("what is left is new").isNull();
  }

  private void look(int second, Gap orders, Gap lines) {
    backlogs.look(
        Map.of(ORDERS, orders, LINES, lines),
        START.plusSeconds(second),
        partition -> partition.equals(LINES) ? backlogs.behindSince(ORDERS::equals) : null);
  }

  @Test
  void shouldForgetPartitionsThatAreGone() {
    backlogs.look(Map.of(ORDERS, new Gap(9, 9)), START);
    assertThat(backlogs.of(ORDERS).everCurrent()).isTrue();

    backlogs.look(Map.of(), START.plusSeconds(1));

    assertThat(backlogs.of(ORDERS).everCurrent()).isFalse();
  }
}
