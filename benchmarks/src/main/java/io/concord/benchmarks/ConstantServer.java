package io.concord.benchmarks;

import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.Arrays;
import org.eclipse.jetty.util.VirtualThreads;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * The limit of the HTTP server: a process with Javalin and Jetty as the recommender has them, whose
 * one route writes a constant body.
 */
public final class ConstantServer {
  private static final int THREADS_MAX = 250;
  private static final int THREADS_MIN = 8;

  private ConstantServer() {}

  /** Argument: bytes of the body. */
  public static void main(String[] arguments) throws IOException {
    byte[] body = new byte[Integer.parseInt(arguments[0])];
    Arrays.fill(body, (byte) 'x');
    Javalin server =
        Javalin.create(
            config -> {
              config.startup.showJavalinBanner = false;
              config.startup.startupWatcherEnabled = false;
              config.http.compressionStrategy = CompressionStrategy.NONE;
              config.jetty.threadPool = threadPool();
              config.jetty.host = "127.0.0.1";
              config.jetty.port = 0;
              config.routes.get(
                  "/v1/clients/{id}/recommendations", context -> answer(context, body));
            });
    server.start();
    ChildMain.say("ready", "port=" + server.port());
    ChildMain.awaitParent();
    server.stop();
    System.exit(0);
  }

  private static QueuedThreadPool threadPool() {
    QueuedThreadPool threads = new QueuedThreadPool(THREADS_MAX, THREADS_MIN);
    if (VirtualThreads.areSupported()) {
      threads.setVirtualThreadsExecutor(VirtualThreads.getNamedVirtualThreadsExecutor("http-"));
    }
    return threads;
  }

  private static void answer(Context context, byte[] body) throws IOException {
    var response = context.res();
    response.setStatus(200);
    response.setContentType("application/json");
    response.setHeader("Cache-Control", "no-store");
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }
}
