package io.concord.http.client;

import io.concord.contract.ClientProfile;
import io.concord.contract.DueProducts;
import io.concord.contract.PurchasePage;
import io.concord.http.exchange.Access;
import io.concord.http.exchange.Answers;
import io.concord.http.exchange.Arguments;
import io.concord.http.exchange.ProblemException;
import io.concord.http.exchange.ReadersChoice;
import io.concord.http.exchange.RequestLog;
import io.concord.http.exchange.Routes;
import io.concord.http.openapi.Operation;
import io.concord.query.ClientReader;
import io.concord.query.DueQuery;
import io.concord.query.PurchaseQuery;
import io.concord.query.Result;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.List;

/** {@code GET /v1/clients/{id}}, {@code /v1/clients/{id}/purchases} and {@code /due}. */
public final class ClientRoutes implements Routes {
  private static final List<String> PURCHASE_PARAMETERS = List.of("productId", "limit", "cursor");
  private static final List<String> DUE_PARAMETERS = List.of("asOf", "limit", "withinDays");

  private final ReadersChoice readers;
  private final Answers answers;
  private final RequestLog log;

  public ClientRoutes(ReadersChoice readers, Answers answers, RequestLog log) {
    this.readers = readers;
    this.answers = answers;
    this.log = log;
  }

  @Override
  public void register(RoutesConfig routes) {
    Routes.get(routes, "/v1/clients/{id}", Access.CLIENT, this::profile);
    Routes.get(routes, "/v1/clients/{id}/purchases", Access.CLIENT, this::purchases);
    Routes.get(routes, "/v1/clients/{id}/due", Access.CLIENT, this::due);
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        ClientOperations.profile(), ClientOperations.purchases(), ClientOperations.due());
  }

  private void profile(Context ctx) throws IOException {
    long clientId = new Arguments(ctx, List.of()).clientId();
    Result<ClientProfile> result = readers.of(ctx).clients().profile(clientId);
    log.note(ctx, result);
    if (result instanceof Result.Found<ClientProfile> found) {
      Answers.mark(ctx, found.value().possiblyInexact());
      answers.tagged(ctx, found.value().revision(), found.value());
    } else {
      answers.missing(ctx, result);
    }
  }

  private void purchases(Context ctx) throws IOException {
    PurchaseQuery query = query(new Arguments(ctx, PURCHASE_PARAMETERS));
    Result<PurchasePage> result = page(readers.of(ctx).clients(), query);
    log.note(ctx, result);
    if (result instanceof Result.Found<PurchasePage> found) {
      Answers.mark(ctx, found.value().possiblyInexact());
      answers.tagged(ctx, found.value().revision(), found.value());
    } else {
      answers.missing(ctx, result);
    }
  }

  private void due(Context ctx) throws IOException {
    DueQuery query = dueQuery(new Arguments(ctx, DUE_PARAMETERS));
    Result<DueProducts> result = readers.of(ctx).clients().due(query);
    log.note(ctx, result);
    if (result instanceof Result.Found<DueProducts> found) {
      Answers.mark(ctx, found.value().possiblyInexact());
      answers.tagged(ctx, found.value().revision(), found.value());
    } else {
      answers.missing(ctx, result);
    }
  }

  private static DueQuery dueQuery(Arguments arguments) {
    return new DueQuery(
        arguments.clientId(),
        arguments.date("asOf"),
        arguments.limit(DueQuery.LIMIT_DEFAULT, DueQuery.LIMIT_MAX),
        arguments.integer("withinDays", 0, DueQuery.DAYS_MAX, 0));
  }

  private static PurchaseQuery query(Arguments arguments) {
    return new PurchaseQuery(
        arguments.clientId(),
        arguments.id("productId"),
        arguments.limit(PurchaseQuery.LIMIT_DEFAULT, PurchaseQuery.LIMIT_MAX),
        arguments.text("cursor"));
  }

  /** Only a query with a cursor can be refused by the port; without one it is the port's fault. */
  private static Result<PurchasePage> page(ClientReader reader, PurchaseQuery query) {
    try {
      return reader.purchases(query);
    } catch (IllegalArgumentException e) {
      if (query.cursor() == null) {
        throw e;
      }
      throw ProblemException.badArgument(
          "cursor", "must be the nextCursor of a page of this client", query.cursor());
    }
  }
}
