package io.concord.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class RequestTimersTest {
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final RequestTimers timers = new RequestTimers(registry);

  @Test
  void shouldTimePerMethodRouteAndStatus() {
    timers.answered("GET", "/v1/clients/{id}", 200, 3_000_000);
    timers.answered("GET", "/v1/clients/{id}", 200, 5_000_000);
    timers.answered("GET", "/v1/clients/{id}", 404, 1_000_000);

    var timer =
        registry
            .get("http.server.requests")
            .tags("method", "GET", "route", "/v1/clients/{id}", "status", "200")
            .timer();
    assertThat(timer.count()).isEqualTo(2);
    assertThat(timer.totalTime(TimeUnit.MILLISECONDS)).isEqualTo(8);
    assertThat(registry.getMeters()).hasSize(2);
  }

  @Test
  void shouldFoldInventedMethodsIntoOne() {
    timers.answered("BREW", "unknown", 404, 1);
    timers.answered("STIR", "unknown", 404, 1);

    assertThat(registry.getMeters()).hasSize(1);
  }
}
