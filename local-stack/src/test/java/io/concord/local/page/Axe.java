package io.concord.local.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;

/** Checks the page that is shown by the rules of axe-core. */
public final class Axe {
  private static final String VERSION = "/META-INF/maven/org.webjars.npm/axe-core/pom.properties";
  private static final String SCRIPT = "/META-INF/resources/webjars/axe-core/%s/axe.min.js";
  private static final String RUN =
      """
      const done = arguments[arguments.length - 1];
      axe.run(document, { resultTypes: ['violations'] }).then(
        ({ violations }) => done(violations
            .filter(({ impact }) => ['serious', 'critical'].includes(impact))
            .map(({ id, nodes }) => id + ': ' + nodes.map(({ html, failureSummary }) =>
                html.slice(0, 200) + ' ' + failureSummary).join(' | '))),
        (failure) => done(['axe failed: ' + failure]));
      """;

  private Axe() {}

  /** Serious and critical violations of what is shown, each with the elements that break a rule. */
  @SuppressWarnings("unchecked")
  public static List<String> violations(Browser browser) {
    browser.run(new String(read(SCRIPT.formatted(version())), StandardCharsets.UTF_8));
    return (List<String>) browser.runAsync(RUN);
  }

  private static String version() {
    Properties properties = new Properties();
    try (InputStream in = Axe.class.getResourceAsStream(VERSION)) {
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties.getProperty("version");
  }

  private static byte[] read(String resource) {
    try (InputStream in = Axe.class.getResourceAsStream(resource)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
