package io.concord.http.document;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Properties;

/** A library for browsers, packed as a jar; which version it is stands in the jar alone. */
final class WebJar {
  private WebJar() {}

  /** Where on the class path a file of it lies. */
  static String file(String jar, String file) {
    return "/META-INF/resources/webjars/" + jar + "/" + version(jar) + "/" + file;
  }

  private static String version(String jar) {
    String name = "/META-INF/maven/org.webjars/" + jar + "/pom.properties";
    Properties properties = new Properties();
    try (InputStream in = WebJar.class.getResourceAsStream(name)) {
      properties.load(Objects.requireNonNull(in, name));
      return properties.getProperty("version").strip();
    } catch (IOException e) {
      throw new UncheckedIOException("must be readable, file=" + name, e);
    }
  }
}
