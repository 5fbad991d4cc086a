package io.concord.http.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** A library for browsers, packed as a jar; which version it is stands in the jar alone. */
public enum WebJar {
  REDOC("org.webjars", "redoc"),
  SWAGGER_UI("org.webjars", "swagger-ui"),
  UPLOT("org.webjars.npm", "uplot");

  private final String group;
  private final String artifact;

  WebJar(String group, String artifact) {
    this.group = group;
    this.artifact = artifact;
  }

  /** Where on the class path a file of it lies. */
  public String file(String file) {
    return "/META-INF/resources/webjars/" + artifact + "/" + version() + "/" + file;
  }

  private String version() {
    String name = "/META-INF/maven/" + group + "/" + artifact + "/pom.properties";
    Properties properties = new Properties();
    try (InputStream in = WebJar.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the WebJar must be on the class path, missing=" + name);
      }
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException("the WebJar must be readable, file=" + name, e);
    }
    return properties.getProperty("version").strip();
  }
}
