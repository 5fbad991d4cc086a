package io.concord.local;

import java.util.logging.Level;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs what is hard to print, as the product does, in a process of its own. */
final class LogProbe {
  private static final Logger LOG = LoggerFactory.getLogger(LogProbe.class);

  private LogProbe() {}

  public static void main(String[] arguments) {
    System.setProperty("concord.node.id", "node-7");
    LOG.atWarn()
        .addKeyValue("clientId", 410376L)
        .addKeyValue("revision", 3L)
        .log("the list of {} is wrong", "somebody");
    LOG.error(
        "two\nlines and \"quotes\"",
        new IllegalStateException("must hold, value=\"x\"\nor not", new RuntimeException("cause")));
    LOG.info("nobody asked");
    LOG.warn("plain");
    org.apache.logging.log4j.jul.Log4jBridgeHandler.install(true, "", false);
    java.util.logging.Logger.getLogger("io.opentelemetry.exporter")
        .log(Level.WARNING, "Failed to export {0}", "spans");
  }
}
