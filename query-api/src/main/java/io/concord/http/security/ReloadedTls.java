package io.concord.http.security;

import io.concord.security.tls.PemFiles;
import io.concord.security.tls.TlsSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The certificate in two files, looked at every ten seconds: new connections get the new one as
 * soon as both files hold something that fits together, open ones stay. Until then, and with a
 * message in the log, the old one stays.
 */
public final class ReloadedTls implements Tls, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ReloadedTls.class);
  private static final Duration INTERVAL = Duration.ofSeconds(10);
  private static final String NO_PASSWORD = "";

  private final TlsSettings settings;
  private final SslContextFactory.Server contexts = new SslContextFactory.Server();
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "tls-reload");
            thread.setDaemon(true);
            return thread;
          });
  private List<Object> loaded;

  /**
   * The certificate that the files hold now.
   *
   * @throws IllegalArgumentException when they hold none
   */
  public ReloadedTls(TlsSettings settings) {
    this(settings, INTERVAL);
  }

  ReloadedTls(TlsSettings settings, Duration interval) {
    this.settings = settings;
    loaded = stamps();
    use(PemFiles.keyStore(settings.certificate(), settings.key()), contexts);
    contexts.setIncludeProtocols("TLSv1.2", "TLSv1.3");
    clock.scheduleWithFixedDelay(
        this::reload, interval.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
  }

  private static void use(KeyStore store, SslContextFactory contexts) {
    contexts.setKeyStore(store);
    contexts.setKeyStorePassword(NO_PASSWORD);
    contexts.setKeyManagerPassword(NO_PASSWORD);
  }

  @Override
  public SslContextFactory.Server contexts() {
    return contexts;
  }

  private void reload() {
    List<Object> now = stamps();
    if (now.equals(loaded)) {
      return;
    }
    try {
      KeyStore store = PemFiles.keyStore(settings.certificate(), settings.key());
      contexts.reload(factory -> use(store, factory));
      LOG.info("The certificate was renewed, file={}", settings.certificate());
    } catch (Exception e) { // what Jetty's reload declares; anything less would end the schedule
      LOG.error("A renewed certificate cannot be used, the old one stays", e);
    }
    loaded = now;
  }

  /** What changes when a file is replaced or written over. */
  private List<Object> stamps() {
    try {
      return List.of(
          Files.getLastModifiedTime(settings.certificate()),
          Files.size(settings.certificate()),
          Files.getLastModifiedTime(settings.key()),
          Files.size(settings.key()));
    } catch (IOException e) {
      return List.of(); // being replaced at this moment
    }
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }
}
