package io.concord.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.concord.contract.Cause;
import io.concord.purchase.Change;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarkTest {
  @ParameterizedTest
  @CsvSource({
    "ADDED, ORDER",
    "CHANGED, CORRECTION",
    "REMOVED, CANCELLATION",
    "BACKFILLED, BACKFILL",
    "AGED, DAY_ROLLOVER",
    "DEMANDED, DEMAND",
    "DEMANDED AGED, DEMAND",
    "DEALT DEMANDED AGED, EXPERIMENT",
    "BACKFILLED DEALT, BACKFILL",
    "ADDED REMOVED, CORRECTION",
    "ADDED CHANGED, CORRECTION",
    "REMOVED CHANGED, CORRECTION",
    "ADDED BACKFILLED AGED, ORDER",
    "REMOVED BACKFILLED AGED, CANCELLATION",
    "BACKFILLED AGED, BACKFILL"
  })
  void shouldTellTheCause(String changes, Cause.Kind kind) {
    Set<Change> set = EnumSet.noneOf(Change.class);
    for (String change : changes.split(" ")) {
      set.add(Change.valueOf(change));
    }
    assertThat(new Mark(set, new TreeSet<>(List.of(3L)), 0).cause().kind()).isEqualTo(kind);
  }

  @Test
  void shouldGatherOrdersAscendingAndTheOldestCommit() {
    Mark mark = Mark.of(Change.ADDED, 9, 50).with(Change.ADDED, -4, 40).with(Change.ADDED, 9, 60);

    assertThat(mark.cause()).isEqualTo(new Cause(Cause.Kind.ORDER, List.of(-4L, 9L)));
    assertThat(mark.commitTimeMs()).isEqualTo(40);
    assertThat(mark.isLive()).isTrue();
  }

  @Test
  void shouldBeTheSameMarkWhenAReasonAddsNothing() {
    Mark mark = Mark.of(Change.ADDED, 9, 50);

    assertThat(mark.with(Change.ADDED, 9, 50)).isSameAs(mark);
    assertThat(mark.with(Change.BACKFILLED, 10, 50)).isNotSameAs(mark);
    assertThat(mark.with(Change.ADDED, 9, 49)).isNotSameAs(mark);
  }

  @Test
  void shouldNameNoOrdersOfASnapshotOrADay() {
    Mark snapshot = Mark.of(Change.BACKFILLED, 9, 50);

    assertThat(snapshot.cause()).isEqualTo(new Cause(Cause.Kind.BACKFILL, List.of()));
    assertThat(snapshot.isLive()).isFalse();
    assertThat(Mark.aged(1).cause()).isEqualTo(new Cause(Cause.Kind.DAY_ROLLOVER, List.of()));
    assertThat(Mark.aged(1).isLive()).isFalse();
  }

  @Test
  void shouldNameAtMost100Orders() {
    Mark mark = Mark.of(Change.ADDED, 0, 0);
    for (long order = 1; order < 150; order++) {
      mark = mark.with(Change.ADDED, order, order);
    }
    assertThat(mark.cause().orders())
        .containsExactlyElementsOf(LongStream.range(0, 100).boxed().toList());
    assertThat(mark.with(Change.ADDED, 500, 0)).isSameAs(mark);
  }

  @Test
  void shouldRefuseNoReason() {
    assertThatThrownBy(() -> new Mark(Set.of(), new TreeSet<>(), 0))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
