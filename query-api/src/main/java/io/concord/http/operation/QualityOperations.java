package io.concord.http.operation;

import static io.concord.http.openapi.ResponseHeader.RETRY_AFTER;

import io.concord.http.openapi.Content;
import io.concord.http.openapi.Operation;
import io.concord.http.openapi.Parameter;
import io.concord.http.openapi.Response;
import io.concord.http.openapi.Tag;
import io.concord.query.QualityReader;

/** Describes the routes that tell how good lists were. */
final class QualityOperations {
  private QualityOperations() {}

  static Operation quality() {
    return Operation.get("/v1/quality", "readQuality")
        .tag(Tag.OPERATIONS)
        .summary("How good lists were, by what clients then ordered")
        .description(
            "Each new order is held against the list that stood before it. Orders count for"
                + " the day on which they were created.")
        .parameters(to(), days())
        .responses(
            Response.ok(
                "The figures.", Content.json("quality", "valid-two-arms", "valid-no-orders")),
            Response.problem(503, "Nobody who counts can answer at the moment.")
                .headers(RETRY_AFTER));
  }

  static Operation qualityHere() {
    return Operation.get("/internal/quality", "readQualityHere")
        .tag(Tag.NODES)
        .summary("How good lists were, from the node that counts")
        .parameters(to(), days())
        .responses(
            Response.ok("The figures.", Content.json("quality")),
            Response.problem(503, "The node does not count.").headers(RETRY_AFTER));
  }

  private static Parameter to() {
    return Parameter.query("to", "Last day, included; without it today.").date("2024-06-30");
  }

  private static Parameter days() {
    return Parameter.query("days", "So many days in all.")
        .integer(1, QualityReader.DAYS_MAX, 7)
        .defaultTo(QualityReader.DAYS_DEFAULT);
  }
}
