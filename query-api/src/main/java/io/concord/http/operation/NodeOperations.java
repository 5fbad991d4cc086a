package io.concord.http.operation;

import static io.concord.http.openapi.ResponseHeader.RETRY_AFTER;

import io.concord.http.openapi.Content;
import io.concord.http.openapi.Operation;
import io.concord.http.openapi.Parameter;
import io.concord.http.openapi.Response;
import io.concord.http.openapi.Tag;
import io.concord.query.ClientQuery;

/** Describes the routes for operators and other nodes. */
final class NodeOperations {
  private NodeOperations() {}

  static Operation live() {
    return Operation.get("/health/live", "readLiveness")
        .tag(Tag.OPERATIONS)
        .summary("Whether the node can get ready by itself")
        .responses(
            Response.ok("It can.", Content.json("readiness", "valid-ready")),
            Response.of(503, "It needs a restart.", Content.json("readiness")));
  }

  static Operation ready() {
    return Operation.get("/health/ready", "readReadiness")
        .tag(Tag.OPERATIONS)
        .summary("Whether the node serves lists")
        .responses(
            Response.ok("It does.", Content.json("readiness", "valid-ready")),
            Response.of(503, "Not yet.", Content.json("readiness", "valid-restoring")));
  }

  static Operation metrics() {
    return Operation.get("/metrics", "readMetrics")
        .tag(Tag.OPERATIONS)
        .summary("The node's metrics in Prometheus' format")
        .responses(Response.ok("Metrics.", Content.text("text/plain")));
  }

  static Operation instances() {
    return Operation.get("/v1/instances", "readInstances")
        .tag(Tag.OPERATIONS)
        .summary("The nodes, their active and standby tasks, the lag in front of each")
        .responses(Response.ok("The nodes.", Content.json("instances", "valid-two-nodes")));
  }

  static Operation popular() {
    return Operation.get("/internal/popular", "readPopular")
        .tag(Tag.NODES)
        .summary("The most ordered products, from the node that counts them")
        .parameters(
            Parameter.query("asOf", "The day before which orders count.")
                .required()
                .date("2024-07-01"))
        .responses(
            Response.ok("The products.", Content.json("popular-products", "valid-one-product")),
            Response.problem(503, "The node does not count them.").headers(RETRY_AFTER));
  }

  static Operation topology() {
    return Operation.get("/v1/topology", "readTopology")
        .tag(Tag.OPERATIONS)
        .summary("Sources, processors, sinks and topics, with the rates of all nodes together")
        .responses(
            Response.ok("The topology.", Content.json("running-topology", "valid-two-nodes")));
  }

  static Operation operations() {
    return Operation.get("/v1/operations", "readOperations")
        .tag(Tag.OPERATIONS)
        .summary("Rates, freshness, lag and dead letters of all nodes together and of each")
        .responses(
            Response.ok(
                "The figures; `complete: false` while a node does not answer.",
                Content.json("operations", "valid-one-of-two-nodes", "valid-nothing-happened")));
  }

  static Operation clientsHere() {
    return Operation.get("/internal/clients", "findClientsHere")
        .tag(Tag.NODES)
        .summary("Who of this node's clients fits what is being typed")
        .parameters(
            Parameter.query("query", "What was typed.")
                .required()
                .text(1, ClientQuery.TEXT_MAX, "smi"),
            Parameter.query("limit", "Clients found at most.")
                .integer(1, ClientQuery.LIMIT_MAX, 10)
                .defaultTo(ClientQuery.LIMIT_DEFAULT),
            Parameter.query(
                    "copies",
                    "Numbers of partitions, separated by commas, whose copies are searched instead of"
                        + " what the node owns.")
                .text())
        .responses(
            Response.ok("The clients.", Content.json("node-clients", "valid-two-partitions")));
  }

  static Operation figuresHere() {
    return Operation.get("/internal/figures", "readFiguresHere")
        .tag(Tag.NODES)
        .summary("What this node has done lately")
        .responses(Response.ok("The figures.", Content.json("node-figures", "valid-busy")));
  }
}
