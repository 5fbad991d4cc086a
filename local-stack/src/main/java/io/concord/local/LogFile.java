package io.concord.local;

import java.nio.file.Path;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.Appender;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.RollingFileAppender;
import org.apache.logging.log4j.core.appender.rolling.DefaultRolloverStrategy;
import org.apache.logging.log4j.core.appender.rolling.SizeBasedTriggeringPolicy;
import org.apache.logging.log4j.core.config.Configuration;
import org.apache.logging.log4j.core.config.LoggerConfig;
import org.apache.logging.log4j.core.layout.PatternLayout;

/**
 * Sends what the parts log to a file: it is for whoever looks for the cause of a failure, and would
 * bury what the person before the terminal must read. The terminal gets the product's own warnings.
 */
final class LogFile {
  static final String NAME = "recommender.log";

  private static final String PRODUCT = "io.concord";
  private static final String PATTERN =
      "%d{yyyy-MM-dd HH:mm:ss.SSS} %-5p [%t] %c{1} - %m%notEmpty{ %X}%n%throwable";
  private static final String SIZE_MAX = "10MB";

  private LogFile() {}

  /** From now on everything goes to the file of this name in the folder, behind what is there. */
  static Path in(Path folder) {
    Path file = folder.resolve(NAME);
    LoggerContext context = (LoggerContext) LogManager.getContext(false);
    Configuration configuration = context.getConfiguration();
    LoggerConfig root = configuration.getRootLogger();
    Appender appender = appender(configuration, file);
    appender.start();
    LoggerConfig product = new LoggerConfig(PRODUCT, null, true);
    root.getAppenders().values().forEach(terminal -> product.addAppender(terminal, null, null));
    root.getAppenders().keySet().forEach(root::removeAppender);
    root.addAppender(appender, null, null);
    configuration.addLogger(PRODUCT, product);
    context.updateLoggers();
    return file;
  }

  private static Appender appender(Configuration configuration, Path file) {
    return RollingFileAppender.newBuilder()
        .setName(NAME)
        .setConfiguration(configuration)
        .setLayout(
            PatternLayout.newBuilder().setConfiguration(configuration).setPattern(PATTERN).build())
        .setFileName(file.toString())
        .setFilePattern(file + ".%i")
        .setPolicy(SizeBasedTriggeringPolicy.createPolicy(SIZE_MAX))
        .setStrategy(
            DefaultRolloverStrategy.newBuilder().setMax("1").setConfig(configuration).build())
        .build();
  }
}
