package io.concord.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.internals.KafkaFutureImpl;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CaptureWatchTest {
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final Deque<KafkaFutureImpl<ListOffsetsResultInfo>> asked = new ArrayDeque<>();
  private Instant now = Instant.parse("2026-01-01T12:00:00Z");
  private final CaptureWatch watch =
      new CaptureWatch(
          () -> {
            asked.add(new KafkaFutureImpl<>());
            return asked.getLast();
          },
          Duration.ofHours(72),
          () -> now);

  @BeforeEach
  void bind() {
    watch.bindTo(registry);
  }

  @Test
  void shouldNotKnowTheAgeWhenNoHeartbeatWasEverSeen() {
    watch.look();
    asked.getLast().complete(new ListOffsetsResultInfo(-1, -1, Optional.empty()));
    assertThat(age()).isNaN();
  }

  @Test
  void shouldGrowFromTheLastHeartbeat() {
    heartbeat(now.minusSeconds(3));
    assertThat(age()).isEqualTo(3);
    now = now.plusMillis(61_500);
    assertThat(age()).isEqualTo(64.5);
  }

  @Test
  void shouldKeepTheLastHeartbeatWhenTheBrokersDoNotAnswer() {
    heartbeat(now);
    now = now.plusSeconds(30);
    watch.look();
    asked.getLast().completeExceptionally(new TimeoutException("away"));
    assertThat(age()).isEqualTo(30);
    now = now.plusSeconds(30);
    heartbeat(now.minusSeconds(1));
    assertThat(age()).isEqualTo(1);
  }

  @Test
  void shouldBeNoneWhenTheConnectorsClockIsAhead() {
    heartbeat(now.plusSeconds(2));
    assertThat(age()).isZero();
  }

  @Test
  void shouldAskNowAndThenAndOneQuestionAtATime() {
    watch.look();
    now = now.plusSeconds(60);
    watch.look();
    assertThat(asked).hasSize(1);
    asked.getLast().complete(new ListOffsetsResultInfo(4, 0, Optional.empty()));

    watch.look();
    assertThat(asked).hasSize(2);
    asked.getLast().complete(new ListOffsetsResultInfo(5, 0, Optional.empty()));
    now = now.plusMillis(4_999);
    watch.look();
    assertThat(asked).hasSize(2);
  }

  @Test
  void shouldAskOnWhenTheClockWasSetBack() {
    heartbeat(now);
    now = now.minusSeconds(3_600);
    heartbeat(now.minusSeconds(7));
    assertThat(age()).isEqualTo(7);
  }

  @Test
  void shouldTellTheRetentionOfTheSource() {
    assertThat(registry.get("recommender.source.retention").gauge().value()).isEqualTo(259_200);
  }

  private void heartbeat(Instant at) {
    watch.look();
    asked.getLast().complete(new ListOffsetsResultInfo(7, at.toEpochMilli(), Optional.empty()));
  }

  private double age() {
    return registry.get("recommender.capture.heartbeat.age").gauge().value();
  }
}
