package io.concord.local;

import io.concord.local.settings.SettingsFile;
import io.concord.node.NodeSettings;
import io.concord.node.RecommenderNode;
import io.concord.trace.Traces;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code recommender serve}. */
@Command(
    name = "serve",
    description = "Runs one node, with settings from a file and from the environment.")
final class ServeCommand implements Callable<Integer> {
  private static final Logger LOG = LoggerFactory.getLogger(ServeCommand.class);

  /** Read by the template of JSON events. */
  private static final String NODE_ID_PROPERTY = "concord.node.id";

  private static final Duration POLL = Duration.ofMillis(100);

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description =
          "Settings, key=value a line. CONCORD_KEY in the environment comes before key in the"
              + " file: CONCORD_HTTP_PORT is http.port.")
  private Path config;

  @Option(names = "--parent", hidden = true, description = "Ends when this process ends.")
  private Long parent;

  @Override
  public Integer call() throws Exception {
    LogFormat.check();
    StartupLog log = new StartupLog(Notices::say);
    NodeSettings settings = settings();
    nameInLog(settings.recommender().nodeId());
    Traces traces = traces(settings.recommender().nodeId());
    Shutdown shutdown = Shutdown.ofThisThread(log);
    if (parent != null) {
      endWith(parent);
    }
    try (RecommenderNode node = new RecommenderNode(settings, traces)) {
      try {
        run(node, settings);
      } finally {
        shutdown.stopping();
      }
    } catch (InterruptedException e) {
      log.say("Stopped.");
    } catch (Exception | LinkageError e) {
      if (!shutdown.isRequested()) {
        Notices.fail(Failures.line(e, null), System.err::println);
        return 1;
      }
    } finally {
      shutdown.done();
    }
    return 0;
  }

  /** From now on events of the log say whose they are; a thread that dies becomes one of them. */
  private static void nameInLog(String nodeId) {
    System.setProperty(NODE_ID_PROPERTY, nodeId);
    if (LogFormat.current() == LogFormat.JSON) {
      Thread.setDefaultUncaughtExceptionHandler(
          (thread, failure) -> LOG.error("thread {} died", thread.getName(), failure));
    }
  }

  /** Returns never; throws when the node stops by itself. */
  private static void run(RecommenderNode node, NodeSettings settings) throws InterruptedException {
    node.start();
    boolean ready = false;
    while (node.status().failure() == null) {
      if (!ready && node.status().isServing()) {
        ready = true;
        System.out.printf(
            Locale.ROOT,
            "ready http=http://%s:%d node=%s%n",
            settings.http().host(),
            node.port(),
            settings.recommender().nodeId());
      }
      Thread.sleep(POLL.toMillis());
    }
    throw new IllegalStateException("the node stopped: " + node.status().failure());
  }

  private NodeSettings settings() {
    try {
      return SettingsFile.read(config, System.getenv(), Version.current());
    } catch (IllegalArgumentException e) {
      throw new UserError(e.getMessage(), e);
    }
  }

  private static Traces traces(String nodeId) {
    try {
      return Traces.fromEnvironment(nodeId, Version.current());
    } catch (IllegalArgumentException e) {
      throw new UserError(e.getMessage(), e);
    }
  }

  /** A node that was started for a local stack must not outlive it. */
  private static void endWith(long pid) {
    ProcessHandle.of(pid)
        .ifPresentOrElse(
            process -> process.onExit().thenRun(() -> Runtime.getRuntime().exit(0)),
            () -> Runtime.getRuntime().exit(0));
  }
}
