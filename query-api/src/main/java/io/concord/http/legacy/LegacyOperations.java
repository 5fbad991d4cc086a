package io.concord.http.legacy;

import static io.concord.http.openapi.ResponseHeader.FILE_ETAG;
import static io.concord.http.openapi.ResponseHeader.POSSIBLY_INEXACT;
import static io.concord.http.openapi.ResponseHeader.RETRY_AFTER;

import io.concord.http.exchange.RequestBody;
import io.concord.http.openapi.Content;
import io.concord.http.openapi.Operation;
import io.concord.http.openapi.Response;
import io.concord.http.openapi.Tag;

/** Describes the old service's routes, whose errors are told as it told them. */
final class LegacyOperations {
  private LegacyOperations() {}

  static Operation recommend() {
    return Operation.post("/recommend", "recommend")
        .tag(Tag.LEGACY)
        .summary("What the client will reorder, as the old service answered")
        .description(
            "A client nobody knows gets the popular products. Values are read as leniently as"
                + " before: `\"7\"` and `7.0` are taken for 7, `\"yes\"` for true; an absent"
                + " Content-Type counts as JSON.")
        .body(Content.json("legacy-request", "valid-only-customer", "valid-all-fields"))
        .responses(
            Response.ok(
                    "The list.", Content.json("legacy-recommendations", "valid-not-yet-measured"))
                .headers(POSSIBLY_INEXACT),
            error(400, "`as_of_date` is no date, or the request cannot be read."),
            error(413, "The body exceeds " + RequestBody.SIZE_MAX_BYTES + " bytes."),
            Response.of(
                422, "The body is not valid.", Content.json("legacy-error", "valid-violations")),
            error(500, "The server failed; its log says why."),
            error(503, "Nobody can answer at the moment.").headers(RETRY_AFTER));
  }

  static Operation index() {
    return Operation.get("/", "readIndex")
        .tag(Tag.LEGACY)
        .summary("Where to look further")
        .responses(
            Response.ok(
                    "Paths; or the page for people, when `Accept` names HTML before JSON.",
                    Content.json("legacy-index", "valid-running"),
                    Content.text("text/html"))
                .headers(FILE_ETAG),
            Response.notModified(FILE_ETAG),
            error(400, "The request cannot be read."),
            error(500, "The server failed; its log says why."));
  }

  static Operation health() {
    return Operation.get("/health", "readHealth")
        .tag(Tag.LEGACY)
        .summary("How the service is, as the old one told it")
        .description("Always 200 while the process answers: see `/health/ready`.")
        .responses(
            Response.ok(
                "Health.", Content.json("legacy-health", "valid-healthy", "valid-degraded")),
            error(400, "The request cannot be read."),
            error(500, "The server failed; its log says why."));
  }

  /** What is refused before the route is reached is a problem. */
  private static Response error(int status, String description) {
    return Response.of(
        status, description, Content.json("legacy-error", "valid-sentence"), Content.problem());
  }
}
