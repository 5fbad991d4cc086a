package io.concord.local.embedded;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.metadata.storage.FormatterException;
import org.apache.kafka.server.common.MetadataVersion;

/**
 * A Kafka broker and its controller in one node on 127.0.0.1, replication factor 1, tuned for
 * little memory.
 *
 * <p>The folder holds the logs and the ports. Topics are not created by use. After a kill the
 * broker recovers its logs by itself; what producers were told is written is in the page cache, so
 * it survives the death of the process but not of the machine.
 *
 * <p>Formatter and KafkaRaftServer are internal to Kafka; this is the only class that knows them.
 */
public final class EmbeddedBroker implements AutoCloseable {

  private static final String NODE_ID = "1";

  private final KafkaRaftServer server;
  private final String bootstrapServers;

  private EmbeddedBroker(KafkaRaftServer server, String bootstrapServers) {
    this.server = server;
    this.bootstrapServers = bootstrapServers;
  }

  /** Starts a broker on this folder, and formats it first if it is new. */
  public static EmbeddedBroker start(Path folder) throws IOException {
    Path absolute = Files.createDirectories(folder).toRealPath();
    Path logs = Files.createDirectories(absolute.resolve("logs"));
    String broker = "127.0.0.1:" + LoopbackPort.choose(absolute.resolve("port"));
    String controller = "127.0.0.1:" + LoopbackPort.choose(absolute.resolve("controller-port"));
    format(logs);
    KafkaConfig config = new KafkaConfig(properties(logs, broker, controller), false);
    KafkaRaftServer server = new KafkaRaftServer(config, Time.SYSTEM);
    try {
      server.startup();
    } catch (RuntimeException e) {
      server.shutdown();
      throw e;
    }
    return new EmbeddedBroker(server, broker);
  }

  /** What clients call {@code bootstrap.servers}. */
  public String bootstrapServers() {
    return bootstrapServers;
  }

  @Override
  public void close() {
    server.shutdown();
    server.awaitShutdown();
  }

  private static void format(Path logs) throws IOException {
    if (Files.exists(logs.resolve("meta.properties"))) {
      // a second formatting with another cluster ID is refused
      return;
    }
    try (PrintStream silence =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
      new Formatter()
          .setPrintStream(silence)
          .setClusterId(Uuid.randomUuid().toString())
          .setNodeId(Integer.parseInt(NODE_ID))
          .setReleaseVersion(MetadataVersion.LATEST_PRODUCTION)
          .setControllerListenerName("CONTROLLER")
          .setMetadataLogDirectory(logs.toString())
          .addDirectory(logs.toString())
          .setIgnoreFormatted(true)
          .run();
    } catch (FormatterException e) {
      throw new IOException("cannot format the broker's folder: logs=" + logs, e);
    } catch (IOException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IOException("cannot format the broker's folder: logs=" + logs, e);
    }
  }

  private static Properties properties(Path logs, String broker, String controller) {
    Properties properties = new Properties();
    properties.put("process.roles", "broker,controller");
    properties.put("node.id", NODE_ID);
    properties.put("controller.quorum.voters", NODE_ID + "@" + controller);
    properties.put("listeners", "PLAINTEXT://" + broker + ",CONTROLLER://" + controller);
    properties.put("advertised.listeners", "PLAINTEXT://" + broker);
    properties.put("inter.broker.listener.name", "PLAINTEXT");
    properties.put("controller.listener.names", "CONTROLLER");
    properties.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
    properties.put("log.dirs", logs.toString());
    properties.put("auto.create.topics.enable", "false");
    properties.put("group.initial.rebalance.delay.ms", "0");
    // a stack that was off for months still knows where its consumers were
    properties.put("offsets.retention.minutes", "52560000");
    putShortSessions(properties);
    putSingleNode(properties);
    putSmallMemory(properties);
    return properties;
  }

  /**
   * After a kill the node waits for its former self to be declared dead: for the broker's session,
   * and for the session of each group member. Defaults are made for machines that may come back.
   */
  private static void putShortSessions(Properties properties) {
    properties.put("broker.session.timeout.ms", "3000");
    properties.put("broker.heartbeat.interval.ms", "500");
    properties.put("group.min.session.timeout.ms", "1000");
  }

  private static void putSingleNode(Properties properties) {
    properties.put("default.replication.factor", "1");
    properties.put("min.insync.replicas", "1");
    properties.put("offsets.topic.replication.factor", "1");
    properties.put("transaction.state.log.replication.factor", "1");
    properties.put("transaction.state.log.min.isr", "1");
    properties.put("share.coordinator.state.topic.replication.factor", "1");
    properties.put("share.coordinator.state.topic.min.isr", "1");
  }

  private static void putSmallMemory(Properties properties) {
    properties.put("offsets.topic.num.partitions", "4");
    properties.put("transaction.state.log.num.partitions", "4");
    // what a killed node wrote last holds back the readers behind it until its transaction is ended
    properties.put("transaction.abort.timed.out.transaction.cleanup.interval.ms", "1000");
    properties.put("num.network.threads", "2");
    properties.put("num.io.threads", "4");
    properties.put("log.cleaner.dedupe.buffer.size", "4194304");
    properties.put("log.segment.bytes", "67108864");
    properties.put("log.index.size.max.bytes", "1048576");
  }
}
