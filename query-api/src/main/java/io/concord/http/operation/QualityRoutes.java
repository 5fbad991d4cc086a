package io.concord.http.operation;

import io.concord.http.exchange.Access;
import io.concord.http.exchange.Answers;
import io.concord.http.exchange.Arguments;
import io.concord.http.exchange.ProblemException;
import io.concord.http.exchange.Routes;
import io.concord.http.openapi.Operation;
import io.concord.query.QualityReader;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** {@code GET /v1/quality}, and what nodes ask each other for it. */
public final class QualityRoutes implements Routes {
  private static final String FROM = "from";
  private static final String TO = "to";

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
    Arguments arguments = new Arguments(ctx, List.of(FROM, TO));
    LocalDate from = arguments.date(FROM);
    LocalDate to = arguments.date(TO);
    if (from != null && to == null) {
      throw ProblemException.badArgument(TO, "must be given with from", null);
    }
    if (from != null) {
      long days = ChronoUnit.DAYS.between(from, to) + 1;
      if (days < 1 || days > QualityReader.DAYS_MAX) {
        throw ProblemException.badArgument(
            FROM,
            "must be at most " + QualityReader.DAYS_MAX + " days up to and including to",
            from.toString());
      }
    }
    answers.result(ctx, reader.quality(from, to));
  }
}
