package io.concord.http.exchange;

import io.concord.contract.Recommendations;
import io.concord.log.LogRate;
import io.concord.query.Result;
import io.concord.query.Result.Found;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.NanoTime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * Says in the log which requests took too long, and how many were refused; what failed is logged
 * with its cause by the server's error answers. A healthy request costs two comparisons.
 */
public final class RequestLog {
  private static final Logger LOG = LoggerFactory.getLogger(RequestLog.class);
  private static final Duration SLOW = Duration.ofSeconds(1);
  private static final String ANSWER = "io.concord.http.answer";
  private static final int UNAVAILABLE = 503;

  /** Probes are refused for as long as a node starts; that is no news. */
  private static final String PROBES = "/health";

  private static final Pattern CLIENT = Pattern.compile("/v1/clients/(-?\\d{1,19})(/.*)?");
  private static final long NANOS_PER_MILLI = 1_000_000;

  private final long slowNanos;
  private final LogRate slowLines = new LogRate(10, Duration.ofSeconds(1), System::nanoTime);
  private final LogRate refusalLines = new LogRate(1, Duration.ofSeconds(10), System::nanoTime);

  public RequestLog() {
    this(SLOW);
  }

  public RequestLog(Duration slow) {
    this.slowNanos = slow.toNanos();
  }

  /** Keeps what was answered for the line about it, if there will be one. */
  public void note(Context ctx, Result<?> answer) {
    Request request = ServletContextRequest.getServletContextRequest(ctx.req());
    if (NanoTime.since(request.getBeginNanoTime()) >= slowNanos) {
      request.setAttribute(ANSWER, answer);
    }
  }

  public void answered(Request request, String route, int status, long nanos) {
    if (status == UNAVAILABLE) {
      refused(request, route);
    } else if (nanos >= slowNanos) {
      slow(request, route, status, nanos);
    }
  }

  private void refused(Request request, String route) {
    long suppressed = route.startsWith(PROBES) ? LogRate.SUPPRESSED : refusalLines.next();
    if (suppressed != LogRate.SUPPRESSED) {
      event(request, route, UNAVAILABLE, suppressed).log("Requests are refused, nobody can answer");
    }
  }

  private void slow(Request request, String route, int status, long nanos) {
    long suppressed = slowLines.next();
    if (suppressed != LogRate.SUPPRESSED) {
      answer(event(request, route, status, suppressed), request)
          .addKeyValue("durationMs", nanos / NANOS_PER_MILLI)
          .log("A request was slow");
    }
  }

  private static LoggingEventBuilder event(
      Request request, String route, int status, long suppressed) {
    LoggingEventBuilder event =
        LOG.atWarn().addKeyValue("route", route).addKeyValue("status", status);
    Matcher client = CLIENT.matcher(Request.getPathInContext(request));
    if (client.matches()) {
      event = event.addKeyValue("clientId", client.group(1));
    }
    return suppressed == 0 ? event : event.addKeyValue("suppressed", suppressed);
  }

  private static LoggingEventBuilder answer(LoggingEventBuilder event, Request request) {
    if (!(request.getAttribute(ANSWER) instanceof Found<?> found)) {
      return event;
    }
    LoggingEventBuilder answered = event.addKeyValue("answeredBy", found.by().label());
    return found.value() instanceof Recommendations list
        ? answered.addKeyValue("clientId", list.clientId()).addKeyValue("revision", list.revision())
        : answered;
  }
}
