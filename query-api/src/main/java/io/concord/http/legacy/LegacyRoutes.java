package io.concord.http.legacy;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.concord.contract.LegacyRecommendations;
import io.concord.contract.LegacyRecommendations.LegacyRecommendation;
import io.concord.contract.LegacyRequest;
import io.concord.contract.Recommendations;
import io.concord.http.exchange.Access;
import io.concord.http.exchange.Answers;
import io.concord.http.exchange.Caller;
import io.concord.http.exchange.Dates;
import io.concord.http.exchange.Excerpt;
import io.concord.http.exchange.RequestBody;
import io.concord.http.exchange.RequestCounters;
import io.concord.http.exchange.RequestLog;
import io.concord.http.exchange.Routes;
import io.concord.http.exchange.StoredList;
import io.concord.http.openapi.Operation;
import io.concord.query.QualityReader;
import io.concord.query.RecommendationQuery;
import io.concord.query.RecommendationReader;
import io.concord.query.Result;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Set;

/**
 * {@code POST /recommend} as the old service answered it, errors included, so that its callers need
 * no change. A client nobody knows gets the popular products.
 */
public final class LegacyRoutes implements Routes {
  private static final Set<String> PATHS = Set.of("/recommend", "/health", "/");
  private static final int BAD_REQUEST = 400;
  private static final int UNPROCESSABLE = 422;
  private static final int UNAVAILABLE = 503;
  private static final double NANOS_PER_MILLI = 1e6;

  private final RecommendationReader reader;
  private final RequestCounters counters;
  private final Answers answers;
  private final RequestLog log;
  private final LegacyRequestReader requests;
  private final PrecisionEstimate precision;
  private final InstantSource clock;

  public LegacyRoutes(
      RecommendationReader reader,
      QualityReader quality,
      RequestCounters counters,
      Answers answers,
      RequestLog log,
      JsonMapper json,
      InstantSource clock) {
    this.reader = reader;
    this.precision = new PrecisionEstimate(quality);
    this.counters = counters;
    this.answers = answers;
    this.log = log;
    this.requests = new LegacyRequestReader(json);
    this.clock = clock;
  }

  /** Whether errors on this path are told as the old service told them. */
  public static boolean owns(String path) {
    return PATHS.contains(path);
  }

  @Override
  public void register(RoutesConfig routes) {
    Routes.post(routes, "/recommend", Access.NAMED, this::recommend);
  }

  @Override
  public List<Operation> operations() {
    return List.of(LegacyOperations.recommend());
  }

  private void recommend(Context ctx) throws IOException {
    long startNanos = System.nanoTime();
    try {
      LegacyRequest request = requests.read(ctx.req().getContentType(), RequestBody.read(ctx));
      RecommendationQuery query = query(request);
      Caller.of(ctx).requireMayRead(ctx, List.of(query.clientId()));
      answer(ctx, query, startNanos);
    } catch (LegacyRefusal e) {
      answers.json(ctx, UNPROCESSABLE, new LegacyDetail(e.violations()));
    } catch (DateTimeParseException e) {
      String detail = "as_of_date must be a date such as 2024-07-01, as_of_date=";
      answers.json(ctx, BAD_REQUEST, new LegacyDetail(detail + Excerpt.of(e.getParsedString())));
    }
  }

  private static RecommendationQuery query(LegacyRequest request) {
    int limit = request.topN() == null ? RecommendationQuery.LIMIT_DEFAULT : request.topN();
    LocalDate asOf = request.asOfDate() == null ? null : Dates.parse(request.asOfDate());
    RecommendationQuery query = new RecommendationQuery(request.customerId(), limit, asOf, false);
    return Boolean.FALSE.equals(request.includeDiscovery()) ? query.withoutDiscovery() : query;
  }

  private void answer(Context ctx, RecommendationQuery query, long startNanos) throws IOException {
    Result<Recommendations> result = ownOrPopular(query);
    log.note(ctx, result);
    if (result instanceof Result.Found<Recommendations> found) {
      boolean stored = StoredList.answers(query, found.value());
      counters.listAnswered(stored);
      Answers.mark(ctx, found.value().possiblyInexact());
      answers.ok(ctx, legacy(found.value(), stored, startNanos));
    } else {
      refuse(ctx, result);
    }
  }

  private Result<Recommendations> ownOrPopular(RecommendationQuery query) {
    Result<Recommendations> result = reader.recommendations(query);
    return result instanceof Result.UnknownClient<?> ? reader.popular(query) : result;
  }

  private LegacyRecommendations legacy(Recommendations list, boolean stored, long startNanos) {
    List<LegacyRecommendation> recommendations =
        list.recommendations().stream()
            .map(p -> new LegacyRecommendation(p.productId(), p.score(), p.rank(), list.segment()))
            .toList();
    return new LegacyRecommendations(
        list.clientId(),
        recommendations,
        recommendations.size(),
        (int) list.recommendations().stream().filter(p -> p.discovery() != null).count(),
        precision.of(list),
        (System.nanoTime() - startNanos) / NANOS_PER_MILLI,
        stored,
        clock.instant());
  }

  private void refuse(Context ctx, Result<?> result) throws IOException {
    if (!(result instanceof Result.Unavailable<?> unavailable)) {
      throw new IllegalStateException(
          "popular products must be answered for anyone, result=" + result);
    }
    Answers.retryAfter(ctx, unavailable.retryAfter());
    answers.json(ctx, UNAVAILABLE, new LegacyDetail(unavailable.reason()));
  }
}
