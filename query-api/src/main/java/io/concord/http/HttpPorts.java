package io.concord.http;

import io.concord.push.ChangeFeed;
import io.concord.query.InstancesReader;
import io.concord.query.Overview;
import io.concord.query.PopularReader;
import io.concord.query.ProductReader;
import io.concord.query.QualityReader;
import io.concord.query.Readers;
import io.concord.query.ReadinessReader;
import java.time.InstantSource;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * What the HTTP server answers from.
 *
 * @param everywhere answers from whichever node can
 * @param here answers from this node alone
 * @param popularHere the popularity, if this node has it
 * @param quality of lists, from whichever node counts it
 * @param qualityHere the same, if this node counts it
 * @param products over all clients
 * @param overview answers from all nodes together
 * @param changes live changes of all clients
 * @param scrape the node's metrics in Prometheus' text format
 * @param observer is told of every answer; {@link RequestObserver#NONE} for nobody
 */
public record HttpPorts(
    Readers everywhere,
    Readers here,
    PopularReader popularHere,
    QualityReader quality,
    QualityReader qualityHere,
    ProductReader products,
    InstancesReader instances,
    ReadinessReader readiness,
    Overview overview,
    ChangeFeed changes,
    Supplier<String> scrape,
    RequestObserver observer,
    InstantSource clock) {

  public HttpPorts {
    Objects.requireNonNull(everywhere, "everywhere");
    Objects.requireNonNull(here, "here");
    Objects.requireNonNull(popularHere, "popularHere");
    Objects.requireNonNull(quality, "quality");
    Objects.requireNonNull(qualityHere, "qualityHere");
    Objects.requireNonNull(products, "products");
    Objects.requireNonNull(instances, "instances");
    Objects.requireNonNull(readiness, "readiness");
    Objects.requireNonNull(overview, "overview");
    Objects.requireNonNull(changes, "changes");
    Objects.requireNonNull(scrape, "scrape");
    Objects.requireNonNull(observer, "observer");
    Objects.requireNonNull(clock, "clock");
  }
}
