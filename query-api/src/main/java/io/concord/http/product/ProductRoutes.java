package io.concord.http.product;

import io.concord.http.exchange.Access;
import io.concord.http.exchange.Answers;
import io.concord.http.exchange.Arguments;
import io.concord.http.exchange.RequestLog;
import io.concord.http.exchange.Routes;
import io.concord.http.openapi.Operation;
import io.concord.query.ProductReader;
import io.concord.query.Result;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.List;

/** {@code GET /v1/products/{id}/similar}. */
public final class ProductRoutes implements Routes {
  private final ProductReader products;
  private final Answers answers;
  private final RequestLog log;

  public ProductRoutes(ProductReader products, Answers answers, RequestLog log) {
    this.products = products;
    this.answers = answers;
    this.log = log;
  }

  @Override
  public void register(RoutesConfig routes) {
    Routes.get(routes, "/v1/products/{id}/similar", Access.CLIENTS, this::similar);
  }

  @Override
  public List<Operation> operations() {
    return List.of(ProductOperations.similar());
  }

  private void similar(Context ctx) throws IOException {
    Arguments arguments = new Arguments(ctx, List.of("limit"));
    int limit = arguments.limit(ProductReader.LIMIT_DEFAULT, ProductReader.LIMIT_MAX);
    answer(ctx, products.similar(arguments.productId(), limit));
  }

  private void answer(Context ctx, Result<?> result) throws IOException {
    log.note(ctx, result);
    if (result instanceof Result.Found<?> found) {
      answers.ok(ctx, found.value());
    } else {
      answers.missing(ctx, result);
    }
  }
}
