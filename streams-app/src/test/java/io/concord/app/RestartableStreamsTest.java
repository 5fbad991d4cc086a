package io.concord.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestartableStreamsTest {
  @TempDir private Path folder;

  private final List<RecordedStreams> made = new ArrayList<>();
  private final List<Mode> modes = new ArrayList<>();
  private boolean stops = true;
  private final RestartableStreams streams =
      new RestartableStreams(this::make, new SimpleMeterRegistry(), Path.of("state"));

  @AfterEach
  void close() {
    made.forEach(RecordedStreams::release);
  }

  @Test
  void shouldBeginAnewInTheOtherModeAndStayInTheGroup() {
    streams.open(Mode.CATCHING_UP);
    streams.reopen(Mode.LIVE);
    assertThat(modes).containsExactly(Mode.CATCHING_UP, Mode.LIVE);
    assertThat(streams.mode()).isEqualTo(Mode.LIVE);
    assertThat(streams.current()).isSameAs(made.get(1));
    assertThat(made.get(0).calls).containsExactly("start", "close");
    assertThat(made.get(1).calls).containsExactly("start");
  }

  @Test
  void shouldStartNothingWhenItIsToBeClosed() {
    streams.openNoMore();
    streams.open(Mode.LIVE);
    assertThat(made).isEmpty();
    assertThat(streams.current()).isNull();
    assertThat(streams.state()).isEqualTo(KafkaStreams.State.CREATED);
    assertThat(streams.close()).as("stopped in time").isTrue();
  }

  @Test
  void shouldNotStartAgainWhenItWasClosedDuringARestart() {
    streams.open(Mode.LIVE);
    streams.openNoMore();
    streams.reopen(Mode.LIVE);
    assertThat(made).hasSize(1);
  }

  @Test
  void shouldSayThatItDidNotStopInTime() {
    streams.open(Mode.LIVE);
    stops = false;
    assertThat(streams.close()).isFalse();
  }

  @Test
  void shouldWaitOnForAStopThatTakesLongButNotForEver() {
    streams.open(Mode.LIVE);
    stops = false;
    for (int attempt = 1; attempt < 8; attempt++) {
      streams.requestRestart();
      streams.restartIfRequested();
    }
    assertThat(made).hasSize(1);
    assertThatIllegalStateException()
        .isThrownBy(streams::restartIfRequested)
        .withMessageContaining("must stop to start as live");
  }

  @Test
  void shouldForgetStopsInVainWhenOneSucceeds() {
    streams.open(Mode.LIVE);
    for (int round = 0; round < 3; round++) {
      stops = false;
      for (int attempt = 1; attempt < 8; attempt++) {
        streams.reopen(Mode.LIVE);
      }
      stops = true;
      streams.restartIfRequested();
    }
    assertThat(made).hasSize(4);
    assertThat(streams.failure()).isNull();
  }

  @Test
  void shouldBeginAnewOnceWhenTheConversationWithTheBrokersFailed() {
    streams.open(Mode.LIVE);
    streams.restartIfRequested();
    assertThat(made).hasSize(1);
    assertThat(made.get(0).handler.handle(new TimeoutException("away")))
        .isEqualTo(StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.SHUTDOWN_CLIENT);
    assertThat(streams.failure()).isNull();
    streams.restartIfRequested();
    streams.restartIfRequested();
    assertThat(made).hasSize(2);
  }

  @Test
  void shouldStopForGoodWhenNobodyForesawTheFailure() {
    streams.open(Mode.LIVE);
    made.get(0).handler.handle(new IllegalArgumentException("broken row"));
    assertThat(streams.failure()).isEqualTo("broken row");
    streams.restartIfRequested();
    assertThat(made).hasSize(1);
  }

  @Test
  void shouldStopWithoutWaitingWhenItIsToldToFail() {
    streams.fail("before anything ran", new IllegalStateException("x"));
    assertThat(streams.failure()).isEqualTo("before anything ran");
    streams.open(Mode.LIVE);
    streams.fail("no dead letter", new IllegalStateException("x"));
    assertThat(streams.failure()).isEqualTo("no dead letter");
    assertThat(made.get(0).calls).containsExactly("start", "close");
  }

  private KafkaStreams make(Mode mode) {
    Properties config = new Properties();
    config.put(StreamsConfig.APPLICATION_ID_CONFIG, "test");
    config.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "127.0.0.1:1");
    config.put(StreamsConfig.STATE_DIR_CONFIG, folder.resolve("state-" + made.size()).toString());
    StreamsBuilder builder = new StreamsBuilder();
    builder.stream("in").to("out");
    modes.add(mode);
    made.add(new RecordedStreams(builder.build(), config));
    return made.get(made.size() - 1);
  }

  /** Notes what it is told, and contacts nobody. */
  private final class RecordedStreams extends KafkaStreams {
    private final List<String> calls = new ArrayList<>();
    private StreamsUncaughtExceptionHandler handler;

    private RecordedStreams(Topology topology, Properties config) {
      super(topology, config);
    }

    @Override
    public void setUncaughtExceptionHandler(StreamsUncaughtExceptionHandler given) {
      handler = given;
    }

    @Override
    public synchronized void start() {
      calls.add("start");
    }

    /** KafkaStreams has a nested class of the same name, which this one replaced. */
    @Override
    public synchronized boolean close(org.apache.kafka.streams.CloseOptions options) {
      calls.add("close");
      return stops;
    }

    private void release() {
      super.close(Duration.ZERO);
    }
  }
}
