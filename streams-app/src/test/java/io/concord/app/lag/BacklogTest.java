package io.concord.app.lag;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class BacklogTest {
  private static final Instant START = Instant.parse("2024-07-01T12:00:00Z");

  private Backlog backlog = Backlog.UNKNOWN;
  private int looks;

  @Test
  void shouldNotBeBehindWhileEachLookFindsTheLookBeforeRead() {
    look(0, 10);
    look(10, 25);
    look(30, 40);

    assertThat(backlog.behindSince()).isNull();
    assertThat(backlog.records()).isEqualTo(10);
    assertThat(backlog.everCurrent()).isTrue();
  }

  @Test
  void shouldBeBehindSinceTheOldestLookThatIsNotReadYet() {
    look(5, 5);
    look(5, 9);
    look(6, 12);
    look(8, 20);

    assertThat(backlog.behindSince()).isEqualTo(START.plusSeconds(1));
    look(9, 20);
    assertThat(backlog.behindSince()).isNull();
    look(9, 20);
    assertThat(backlog.behindSince()).isEqualTo(START.plusSeconds(4));
    look(20, 20);
    assertThat(backlog.behindSince()).isNull();
  }

  @Test
  void shouldBecomeCurrentOnlyWhenSomethingWasReadToItsEnd() {
    look(0, 100);
    look(50, 100);
    assertThat(backlog.everCurrent()).isFalse();
    look(100, 120);
    assertThat(backlog.everCurrent()).isTrue();
  }

  @Test
  void shouldCountAsCurrentWhenThereIsNothingToRead() {
    look(0, 0);

    assertThat(backlog.everCurrent()).isTrue();
  }

  /** A copy stands in front of the marker of the last transaction, and so do its next readings. */
  @Test
  void shouldStayCurrentWhenTheReaderStoodInFrontOfAMarker() {
    backlog = backlog.look(new Gap(9, 10).closed(), START);
    backlog = backlog.look(new Gap(9, 12), START.plusSeconds(1));

    assertThat(backlog.everCurrent()).isTrue();
  }

  /** A store that was wiped is being filled again. */
  @Test
  void shouldNotStayCurrentWhenTheReaderBeginsAnew() {
    look(100, 100);
    look(3, 100);
    assertThat(backlog.everCurrent()).isFalse();
    look(60, 100);
    assertThat(backlog.everCurrent()).isFalse();
    look(100, 100);
    assertThat(backlog.everCurrent()).isTrue();
  }

  @Test
  void shouldBeBehindSinceNowAtTheLatestWhenTheClockIsSetBack() {
    backlog = backlog.look(new Gap(5, 9), START).look(new Gap(5, 9), START.plusSeconds(1));
    Instant setBack = START.minusSeconds(86_400);

    backlog = backlog.look(new Gap(6, 9), setBack).look(new Gap(7, 9), setBack.plusSeconds(1));

    assertThat(backlog.behindSince()).isEqualTo(setBack);
  }

  private void look(long position, long end) {
    backlog = backlog.look(new Gap(position, end), START.plusSeconds(looks++));
  }
}
