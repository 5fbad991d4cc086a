package io.concord.http.security;

import io.concord.contract.AuditEntry;
import io.concord.http.exchange.Access;
import io.concord.http.exchange.Caller;
import io.concord.http.exchange.ProblemKind;
import io.concord.http.exchange.Routes;
import io.concord.security.Principal;
import io.concord.security.audit.Audit;
import java.nio.ByteBuffer;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.MetaData;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpStream;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Has each request written down as its answer begins, and refuses with 503 while that cannot be
 * done. Left out are answers that hold no data, and those that say no more than to ask more slowly,
 * with which anybody could fill the disk.
 */
public final class AuditHandler extends Handler.Wrapper {
  private static final String UNKNOWN = "unknown";

  private final Audit audit;
  private final Refusals refusals;
  private final InstantSource clock;

  public AuditHandler(Audit audit, Refusals refusals, InstantSource clock) {
    this.audit = audit;
    this.refusals = refusals;
    this.clock = clock;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    if (Request.getPathInContext(request).startsWith("/health")) {
      return super.handle(request, response, callback);
    }
    Audit.Place place = audit.reserve();
    if (place == null) {
      response.getHeaders().put(HttpHeader.RETRY_AFTER, 1);
      return refusals.write(
          request, response, callback, ProblemKind.UNAVAILABLE, "the audit log cannot be written");
    }
    request.addHttpStreamWrapper(stream -> new Audited(stream, request, place));
    return super.handle(request, response, callback);
  }

  private void begun(Request request, int status, Audit.Place place) {
    boolean open = request.getAttribute(Enforcement.ACCESS) == Access.OPEN;
    if (open || status == HttpStatus.TOO_MANY_REQUESTS_429) {
      place.release();
    } else {
      place.write(entry(request, status));
    }
  }

  private AuditEntry entry(Request request, int status) {
    Caller caller = Caller.of(request);
    Principal known = caller.principal();
    return new AuditEntry(
        clock.instant(),
        "",
        known == null ? UNKNOWN : known.kind().name().toLowerCase(Locale.ROOT),
        known == null ? null : known.id(),
        known == null ? null : known.name(),
        caller.address().getHostAddress(),
        request.getMethod(),
        request.getAttribute(Routes.ROUTE) instanceof String route ? route : UNKNOWN,
        clients(request),
        status);
  }

  private static List<Long> clients(Request request) {
    return request.getAttribute(Caller.CLIENTS) instanceof List<?> clients
        ? clients.stream().map(Long.class::cast).toList()
        : List.of();
  }

  private final class Audited extends HttpStream.Wrapper {
    private final Request request;
    private final Audit.Place place;

    private Audited(HttpStream stream, Request request, Audit.Place place) {
      super(stream);
      this.request = request;
      this.place = place;
    }

    @Override
    public void send(
        MetaData.Request asked,
        MetaData.Response response,
        boolean last,
        ByteBuffer content,
        Callback callback) {
      if (response != null && !HttpStatus.isInformational(response.getStatus())
          || response != null && response.getStatus() == HttpStatus.SWITCHING_PROTOCOLS_101) {
        begun(request, response.getStatus(), place);
      }
      super.send(asked, response, last, content, callback);
    }

    @Override
    public void succeeded() {
      place.release();
      super.succeeded();
    }

    @Override
    public void failed(Throwable failure) {
      place.release();
      super.failed(failure);
    }
  }
}
