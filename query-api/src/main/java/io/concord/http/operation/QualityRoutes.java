package io.concord.http.operation;

import io.concord.http.exchange.Access;
import io.concord.http.exchange.Answers;
import io.concord.http.exchange.Arguments;
import io.concord.http.exchange.Routes;
import io.concord.http.openapi.Operation;
import io.concord.query.QualityReader;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.List;

/** {@code GET /v1/quality}, and what nodes ask each other for it. */
public final class QualityRoutes implements Routes {
  private static final String DAYS = "days";

  private final QualityReader everywhere;
  private final QualityReader here;
  private final Answers answers;

  public QualityRoutes(QualityReader everywhere, QualityReader here, Answers answers) {
    this.everywhere = everywhere;
    this.here = here;
    this.answers = answers;
  }

  @Override
  public void register(RoutesConfig routes) {
    Routes.get(routes, "/v1/quality", Access.OPERATE, ctx -> answer(ctx, everywhere));
    Routes.get(routes, "/internal/quality", Access.NODE, ctx -> answer(ctx, here));
  }

  @Override
  public List<Operation> operations() {
    return List.of(QualityOperations.quality(), QualityOperations.qualityHere());
  }

  private void answer(Context ctx, QualityReader reader) throws IOException {
    Arguments arguments = new Arguments(ctx, List.of("to", DAYS));
    int days = arguments.integer(DAYS, 1, QualityReader.DAYS_MAX, QualityReader.DAYS_DEFAULT);
    answers.result(ctx, reader.quality(arguments.date("to"), days));
  }
}
