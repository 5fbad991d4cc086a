package io.concord.trace;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapPropagator;
import java.io.IOException;
import java.net.Authenticator;
import java.net.CookieHandler;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.PushPromiseHandler;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Function;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

/**
 * A CLIENT span around each asynchronous request that is sent on behalf of a traced one, whose
 * header tells the other node what its spans hang below.
 */
final class TracedHttpClient extends HttpClient {
  private static final int ERROR_MIN = 400;

  private final HttpClient http;
  private final Tracer tracer;
  private final TextMapPropagator propagator;

  TracedHttpClient(HttpClient http, Tracer tracer, OpenTelemetry telemetry) {
    this.http = http;
    this.tracer = tracer;
    this.propagator = telemetry.getPropagators().getTextMapPropagator();
  }

  @Override
  public <T> CompletableFuture<HttpResponse<T>> sendAsync(
      HttpRequest request, BodyHandler<T> body) {
    return traced(request, sent -> http.sendAsync(sent, body));
  }

  @Override
  public <T> CompletableFuture<HttpResponse<T>> sendAsync(
      HttpRequest request, BodyHandler<T> body, PushPromiseHandler<T> push) {
    return traced(request, sent -> http.sendAsync(sent, body, push));
  }

  private <T> CompletableFuture<HttpResponse<T>> traced(
      HttpRequest request, Function<HttpRequest, CompletableFuture<HttpResponse<T>>> send) {
    if (!Spans.isTraced()) {
      return send.apply(request);
    }
    Span span = begin(request);
    CompletableFuture<HttpResponse<T>> response =
        send.apply(telling(request, Context.current().with(span)));
    // the future itself goes back: who cancels it cancels the request
    response.whenComplete((answer, failure) -> end(span, answer, failure));
    return response;
  }

  private Span begin(HttpRequest request) {
    return tracer
        .spanBuilder(request.method())
        .setSpanKind(SpanKind.CLIENT)
        .setAttribute(Keys.METHOD, request.method())
        .setAttribute(Keys.URL, request.uri().toString())
        .setAttribute(Keys.SERVER, request.uri().getHost())
        .setAttribute(Keys.PORT, (long) request.uri().getPort())
        .startSpan();
  }

  private HttpRequest telling(HttpRequest request, Context context) {
    HttpRequest.Builder copy = HttpRequest.newBuilder(request, (name, value) -> true);
    propagator.inject(context, copy, HttpRequest.Builder::setHeader);
    return copy.build();
  }

  private static void end(Span span, HttpResponse<?> answer, Throwable failure) {
    if (failure != null) {
      boolean wrapped = failure instanceof CompletionException && failure.getCause() != null;
      Spans.fail(span, wrapped ? failure.getCause() : failure);
    } else {
      span.setAttribute(Keys.STATUS, (long) answer.statusCode());
      if (answer.statusCode() >= ERROR_MIN) {
        span.setAttribute(Keys.ERROR, Integer.toString(answer.statusCode()));
        span.setStatus(StatusCode.ERROR);
      }
    }
    span.end();
  }

  @Override
  public <T> HttpResponse<T> send(HttpRequest request, BodyHandler<T> body)
      throws IOException, InterruptedException {
    return http.send(request, body);
  }

  @Override
  public Optional<CookieHandler> cookieHandler() {
    return http.cookieHandler();
  }

  @Override
  public Optional<Duration> connectTimeout() {
    return http.connectTimeout();
  }

  @Override
  public Redirect followRedirects() {
    return http.followRedirects();
  }

  @Override
  public Optional<ProxySelector> proxy() {
    return http.proxy();
  }

  @Override
  public SSLContext sslContext() {
    return http.sslContext();
  }

  @Override
  public SSLParameters sslParameters() {
    return http.sslParameters();
  }

  @Override
  public Optional<Authenticator> authenticator() {
    return http.authenticator();
  }

  @Override
  public Version version() {
    return http.version();
  }

  @Override
  public Optional<Executor> executor() {
    return http.executor();
  }
}
