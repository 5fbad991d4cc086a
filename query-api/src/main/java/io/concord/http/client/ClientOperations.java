package io.concord.http.client;

import static io.concord.http.openapi.ResponseHeader.ETAG;
import static io.concord.http.openapi.ResponseHeader.POSSIBLY_INEXACT;

import io.concord.http.exchange.RequestBody;
import io.concord.http.openapi.Content;
import io.concord.http.openapi.Operation;
import io.concord.http.openapi.Parameter;
import io.concord.http.openapi.Response;
import io.concord.http.openapi.Tag;
import io.concord.query.ClientQuery;
import io.concord.query.DueQuery;
import io.concord.query.PurchaseQuery;
import io.concord.query.RecommendationQuery;

/** Describes the routes about clients. */
final class ClientOperations {
  private ClientOperations() {}

  static Operation recommendations() {
    return Operation.get("/v1/clients/{id}/recommendations", "readRecommendations")
        .tag(Tag.CLIENTS)
        .summary("What the client will reorder")
        .description(
            "The client's list, best first. A client without purchases gets the most ordered"
                + " products of all clients (`source: popular`). Rules take out what they forbid;"
                + " what ranks behind moves up. They hold together, also with those of the node's"
                + " settings.")
        .parameters(
            Parameter.clientId(),
            Parameter.query("limit", "Length of the list; above 50 it is scored on demand.")
                .integer(1, RecommendationQuery.LIMIT_MAX, 10)
                .defaultTo(RecommendationQuery.LIMIT_DEFAULT),
            Parameter.query(
                    "asOf",
                    "The list over the orders created before this day; without it the live list.")
                .date("2024-07-01"),
            Parameter.query("explain", "Whether each place says how its score came about.")
                .flag()
                .defaultTo(false),
            Parameter.query(
                    "strategy",
                    "The strategy that ranks the list, to see what it would have answered; without"
                        + " it the client's own.")
                .oneOf(RecommendationQuery.STRATEGIES.toArray(String[]::new)),
            Parameter.ifNoneMatch(),
            Parameter.forwarded())
        .parameters(RuleArguments.parameters())
        .responses(
            Response.ok(
                    "The list.",
                    Content.json(
                        "recommendations",
                        "valid-history",
                        "valid-popular",
                        "valid-explained",
                        "valid-explained-demand",
                        "valid-ruled",
                        "valid-possibly-inexact"))
                .headers(POSSIBLY_INEXACT, ETAG),
            Response.notModified(ETAG).headers(POSSIBLY_INEXACT),
            Response.unknownClient());
  }

  static Operation batch() {
    return batch(
            Operation.post(BatchRoutes.PATH, "readRecommendationsOfMany"),
            "valid-only-clients",
            "valid-all-fields")
        .summary("The lists of many clients in one request")
        .description(
            "A client that cannot be answered gets its own problem and does not spoil the others.");
  }

  static Operation plainBatch() {
    return batch(
            Operation.post(BatchRoutes.PLAIN_PATH, "readPlainRecommendationsOfMany"),
            "valid-only-clients")
        .summary("The same without any rules, and by v3 unless another is named")
        .description(
            "Whatever an experiment gives the client, and also without the rules of the node's"
                + " settings, for who compares lists with V3; a body with `rules` is refused.");
  }

  private static Operation batch(Operation operation, String... examples) {
    return operation
        .tag(Tag.CLIENTS)
        .parameters(Parameter.forwarded())
        .body(Content.json("batch-request", examples))
        .responses(
            Response.ok(
                    "One result per client, in order of the request.",
                    Content.json("batch-answer", "valid-answer-and-problem"))
                .headers(POSSIBLY_INEXACT),
            Response.problem(
                413,
                "The body exceeds " + RequestBody.SIZE_MAX_BYTES + " bytes (`body-too-large`)."),
            Response.problem(
                415, "The body's type is not application/json (`unsupported-media-type`)."));
  }

  static Operation search() {
    return Operation.get("/v1/clients", "findClients")
        .tag(Tag.CLIENTS)
        .summary("Who fits what is being typed")
        .description(
            "Finds a client by the beginning of its ID, or by words of which each begins a word of"
                + " its name, whatever the case and the accents. Answers within a second, with"
                + " `complete: false` when not all clients could be searched.")
        .parameters(
            Parameter.query("query", "What was typed.")
                .required()
                .text(1, ClientQuery.TEXT_MAX, "smi tru"),
            Parameter.query("limit", "Clients found at most.")
                .integer(1, ClientQuery.LIMIT_MAX, 10)
                .defaultTo(ClientQuery.LIMIT_DEFAULT))
        .responses(
            Response.ok(
                "The clients, best first.",
                Content.json("found-clients", "valid-two-clients", "valid-nobody")));
  }

  static Operation profile() {
    return Operation.get("/v1/clients/{id}", "readClient")
        .tag(Tag.CLIENTS)
        .summary("What is known of a client")
        .parameters(Parameter.clientId(), Parameter.ifNoneMatch(), Parameter.forwarded())
        .responses(
            Response.ok(
                    "The client.",
                    Content.json("client-profile", "valid-client", "valid-without-orders"))
                .headers(POSSIBLY_INEXACT, ETAG),
            Response.notModified(ETAG).headers(POSSIBLY_INEXACT),
            Response.unknownClient());
  }

  static Operation purchases() {
    return Operation.get("/v1/clients/{id}/purchases", "readPurchases")
        .tag(Tag.CLIENTS)
        .summary("The client's valid order lines, newest first, by pages")
        .parameters(
            Parameter.clientId(),
            Parameter.query("productId", "Lines of this product alone.").id(25000733),
            Parameter.query("limit", "Lines of a page.")
                .integer(1, PurchaseQuery.LIMIT_MAX, 20)
                .defaultTo(PurchaseQuery.LIMIT_DEFAULT),
            Parameter.query("cursor", "The `nextCursor` of the page before; opaque.").text(),
            Parameter.ifNoneMatch(),
            Parameter.forwarded())
        .responses(
            Response.ok("A page.", Content.json("purchase-page", "valid-page-with-more"))
                .headers(POSSIBLY_INEXACT, ETAG),
            Response.notModified(ETAG).headers(POSSIBLY_INEXACT),
            Response.unknownClient());
  }

  static Operation due() {
    return Operation.get("/v1/clients/{id}/due", "readDueProducts")
        .tag(Tag.CLIENTS)
        .summary("What the client is due to order again")
        .description(
            "Products ordered on three days or more, by the median of the intervals between: those"
                + " in their window, then those behind it, the least late first. Left out is what"
                + " the client has not ordered for four medians.")
        .parameters(
            Parameter.clientId(),
            Parameter.query(
                    "asOf", "As it stood at the start of this day; without it as it stands today.")
                .date("2024-07-01"),
            Parameter.query("limit", "Products at most.")
                .integer(1, DueQuery.LIMIT_MAX, 10)
                .defaultTo(DueQuery.LIMIT_DEFAULT),
            Parameter.query(
                    "withinDays", "Also products whose window begins in so many days, in the end.")
                .integer(0, DueQuery.DAYS_MAX, 7)
                .defaultTo(0),
            Parameter.ifNoneMatch(),
            Parameter.forwarded())
        .responses(
            Response.ok(
                    "The products.",
                    Content.json("due-products", "valid-due-and-overdue", "valid-nothing-due"))
                .headers(POSSIBLY_INEXACT, ETAG),
            Response.notModified(ETAG).headers(POSSIBLY_INEXACT),
            Response.unknownClient());
  }
}
