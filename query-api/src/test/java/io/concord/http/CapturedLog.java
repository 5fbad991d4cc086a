package io.concord.http;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.Logger;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.Property;

/** Keeps what one class logs, instead of printing it. */
public final class CapturedLog extends AbstractAppender implements AutoCloseable {
  private final Logger logger;
  private final List<LogEvent> events = new CopyOnWriteArrayList<>();

  private CapturedLog(Logger logger) {
    super("captured", null, null, true, Property.EMPTY_ARRAY);
    this.logger = logger;
  }

  public static CapturedLog of(Class<?> owner) {
    Logger logger = (Logger) LogManager.getLogger(owner);
    CapturedLog log = new CapturedLog(logger);
    log.start();
    logger.setAdditive(false);
    logger.addAppender(log);
    return log;
  }

  public List<Throwable> failures() {
    return events.stream().map(LogEvent::getThrown).toList();
  }

  /** What each message is about. */
  public List<Map<String, String>> labels() {
    return events.stream().map(event -> event.getContextData().toMap()).toList();
  }

  @Override
  public void append(LogEvent event) {
    events.add(event.toImmutable());
  }

  @Override
  public void close() {
    logger.removeAppender(this);
    logger.setAdditive(true);
    stop();
  }
}
