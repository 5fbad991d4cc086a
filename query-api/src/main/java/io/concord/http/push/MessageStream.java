package io.concord.http.push;

import io.concord.push.EndReason;
import io.concord.push.Event;
import io.concord.push.Subscription;
import io.concord.push.Transport;
import java.time.Duration;
import org.eclipse.jetty.util.IteratingCallback;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.eclipse.jetty.websocket.api.StatusCode;

/** A subscriber's events as WebSocket messages, each sent when the one before it is. */
final class MessageStream implements Transport {
  /** Longer than four heartbeats. */
  private static final Duration IDLE_MAX = Duration.ofSeconds(65);

  private static final int RECEIVED_BYTES_MAX = 1_024;

  private final Subscription subscription;
  private final Session session;
  private final Sending sending = new Sending();

  MessageStream(Subscription subscription, Session session) {
    this.subscription = subscription;
    this.session = session;
    session.setIdleTimeout(IDLE_MAX);
    session.setMaxTextMessageSize(RECEIVED_BYTES_MAX);
    session.setMaxBinaryMessageSize(RECEIVED_BYTES_MAX);
  }

  @Override
  public void deliver() {
    sending.iterate();
  }

  @Override
  public void abort() {
    session.disconnect();
    subscription.leave();
  }

  /** One message at a time. */
  private final class Sending extends IteratingCallback {
    private boolean ending;

    @Override
    protected Action process() {
      if (ending) {
        return Action.SUCCEEDED;
      }
      Event event = subscription.poll();
      if (event == null) {
        return Action.IDLE;
      }
      ending = event.isEnd();
      session.sendText(event.message(), Callback.from(this::succeeded, this::failed));
      return Action.SCHEDULED;
    }

    @Override
    protected void onCompleteSuccess() {
      subscription.leave();
      session.close(statusCode(subscription.ended()), null, Callback.NOOP);
    }

    @Override
    protected void onCompleteFailure(Throwable cause) {
      subscription.leave();
      session.disconnect();
    }
  }

  private static int statusCode(EndReason reason) {
    return switch (reason) {
      case SLOW -> StatusCode.TRY_AGAIN_LATER;
      case STOPPING, LEFT -> StatusCode.SERVICE_RESTART;
      case EXPIRED -> StatusCode.POLICY_VIOLATION;
    };
  }
}
