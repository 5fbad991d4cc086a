package io.concord.http.push;

import io.concord.push.Event;
import io.concord.push.Subscription;
import io.concord.push.Transport;
import io.javalin.http.Context;
import io.javalin.http.Header;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;

/**
 * A subscriber's events as a text/event-stream. No thread waits for it: whoever has an event writes
 * as long as the connection takes it, and the server calls when it takes more.
 */
final class EventStream implements Transport, WriteListener {
  /** How long a caller waits before it reconnects; also shows at once that the stream is open. */
  private static final byte[] RETRY = "retry: 2000\n\n".getBytes(StandardCharsets.US_ASCII);

  private final Subscription subscription;
  private final ServletOutputStream out;
  private final CompletableFuture<Void> done = new CompletableFuture<>();

  // guarded by this
  private boolean blocked = true;
  private boolean opened;
  private boolean unflushed;
  private boolean ending;

  private EventStream(Subscription subscription, ServletOutputStream out) {
    this.subscription = subscription;
    this.out = out;
  }

  static void writeHead(Context ctx) {
    ctx.res().setStatus(200);
    ctx.res().setContentType("text/event-stream");
    ctx.res().setCharacterEncoding("UTF-8");
    ctx.header(Header.CACHE_CONTROL, "no-store");
    // a proxy that collects an answer before it passes it on would hold back every event
    ctx.header("X-Accel-Buffering", "no");
  }

  /** Goes on after the handler has returned, until the subscription or the connection ends. */
  static void begin(Context ctx, Subscription subscription) throws IOException {
    AsyncContext async = ctx.req().startAsync();
    async.setTimeout(0);
    EventStream stream = new EventStream(subscription, ctx.res().getOutputStream());
    ctx.future(() -> stream.done);
    stream.out.setWriteListener(stream);
    subscription.start(stream);
  }

  @Override
  public void deliver() {
    write();
  }

  @Override
  public void onWritePossible() {
    synchronized (this) {
      blocked = false;
    }
    write();
  }

  @Override
  public void onError(Throwable failure) {
    finish();
  }

  @Override
  public void abort() {
    // while a write is under way, an answer that completes cuts the connection
    finish();
  }

  private void write() {
    synchronized (this) {
      if (blocked || done.isDone()) {
        return;
      }
      try {
        blocked = !writeWhilePossible();
      } catch (IOException | IllegalStateException e) {
        ending = true;
        unflushed = false;
      }
      if (blocked || !ending || unflushed) {
        return;
      }
    }
    finish();
  }

  /** False when the connection takes no more; the server will call. */
  private boolean writeWhilePossible() throws IOException {
    while (out.isReady()) {
      byte[] frame = next();
      if (frame != null) {
        out.write(frame);
        unflushed = true;
      } else if (unflushed) {
        unflushed = false;
        out.flush();
      } else {
        return true;
      }
    }
    return false;
  }

  private byte[] next() {
    if (!opened) {
      opened = true;
      return RETRY;
    }
    Event event = ending ? null : subscription.poll();
    if (event == null) {
      return null;
    }
    ending = event.isEnd();
    return event.frame();
  }

  private void finish() {
    subscription.leave();
    done.complete(null);
  }
}
