package io.concord.http.exchange;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads bodies of bounded size. */
public final class RequestBody {
  public static final int SIZE_MAX_BYTES = 64 * 1024;

  private static final Logger LOG = LoggerFactory.getLogger(RequestBody.class);
  private static final int DISCARDED_MAX_BYTES = 1024 * 1024;
  private static final int CHUNK_BYTES = 8 * 1024;

  private RequestBody() {}

  public static byte[] read(Context ctx) throws IOException {
    if (ctx.req().getContentLengthLong() > SIZE_MAX_BYTES) {
      throw tooLarge();
    }
    byte[] body = readAtMost(ctx, SIZE_MAX_BYTES + 1);
    if (body.length > SIZE_MAX_BYTES) {
      throw tooLarge();
    }
    Caller.of(ctx).requireSigned(body);
    return body;
  }

  private static byte[] readAtMost(Context ctx, int bytes) {
    try {
      return ctx.req().getInputStream().readNBytes(bytes);
    } catch (IOException e) {
      if (e.getCause() instanceof TimeoutException) {
        throw new ProblemException(
            ProblemKind.REQUEST_TIMEOUT,
            "the body must come in time: " + e.getCause().getMessage());
      }
      LOG.debug("a body broke off", e);
      throw new ProblemException(
          ProblemKind.MALFORMED_BODY, "the body must be as long as its head says");
    }
  }

  /**
   * Reads what nobody wants, within reason: a connection closed on a caller who is still sending
   * takes the answer with it. What cannot be read is no reason not to answer.
   */
  public static void discard(Context ctx) {
    if (ctx.req().getContentLengthLong() > DISCARDED_MAX_BYTES) {
      return;
    }
    try {
      readAway(ctx);
    } catch (IOException e) {
      LOG.debug("the rest of a body did not come", e);
    }
  }

  private static void readAway(Context ctx) throws IOException {
    InputStream body = ctx.req().getInputStream();
    byte[] chunk = new byte[CHUNK_BYTES];
    int left = DISCARDED_MAX_BYTES;
    int read = 0;
    while (left > 0 && read >= 0) {
      read = body.read(chunk);
      left -= read;
    }
  }

  /** Whether the caller says that the body is JSON; null says nothing. */
  public static boolean isJson(String contentType) {
    if (contentType == null) {
      return false;
    }
    int parameters = contentType.indexOf(';');
    String type = parameters < 0 ? contentType : contentType.substring(0, parameters);
    return type.strip().equalsIgnoreCase(Answers.JSON);
  }

  private static ProblemException tooLarge() {
    return new ProblemException(
        ProblemKind.BODY_TOO_LARGE, "the body must not exceed " + SIZE_MAX_BYTES + " bytes");
  }
}
