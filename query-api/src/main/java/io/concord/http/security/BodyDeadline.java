package io.concord.http.security;

import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.NanoTime;

/**
 * Stops reading a body that has not come in time, however few bytes keep dripping. A caller who
 * sends nothing at all is Jetty's idle timeout to end.
 */
public final class BodyDeadline extends Handler.Wrapper {
  private final Duration max;

  public BodyDeadline(Duration max) {
    this.max = max;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    return super.handle(new TimedRequest(request), response, callback);
  }

  private final class TimedRequest extends Request.Wrapper {
    private TimedRequest(Request wrapped) {
      super(wrapped);
    }

    @Override
    public Content.Chunk read() {
      Content.Chunk chunk = super.read();
      if (chunk == null || chunk.isLast() || !isLate()) {
        return chunk;
      }
      chunk.release();
      return Content.Chunk.from(
          new TimeoutException("it took more than " + max.toMillis() + " ms"));
    }

    private boolean isLate() {
      return NanoTime.since(getBeginNanoTime()) > max.toNanos();
    }
  }
}
