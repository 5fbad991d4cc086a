package io.concord.http;

import io.concord.query.ClientReader;
import io.concord.query.ReadinessReader;
import io.concord.query.RecommendationReader;
import java.time.InstantSource;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * What the HTTP server answers from.
 *
 * @param scrape the node's metrics in Prometheus' text format
 * @param observer is told of every answer; {@link RequestObserver#NONE} for nobody
 */
public record HttpPorts(
    RecommendationReader recommendations,
    ClientReader clients,
    ReadinessReader readiness,
    Supplier<String> scrape,
    RequestObserver observer,
    InstantSource clock) {

  public HttpPorts {
    Objects.requireNonNull(recommendations, "recommendations");
    Objects.requireNonNull(clients, "clients");
    Objects.requireNonNull(readiness, "readiness");
    Objects.requireNonNull(scrape, "scrape");
    Objects.requireNonNull(observer, "observer");
    Objects.requireNonNull(clock, "clock");
  }
}
