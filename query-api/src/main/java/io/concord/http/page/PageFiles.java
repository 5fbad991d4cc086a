package io.concord.http.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * The files of the page by the path that is asked for: those below {@code page} on the class path,
 * and named ones of named WebJars. Nothing else can be reached: a name that could climb out is no
 * name of a file.
 */
final class PageFiles {
  static final String PAGE = "/page/";
  static final String WEBJARS = "/webjars/";
  private static final String INDEX = "index.html";

  /** Words, then one ending that is served; a dot stands only between letters and digits. */
  private static final Pattern NAME =
      Pattern.compile("([a-z0-9-]+(\\.[a-z0-9-]+)*/)*[a-z0-9-]+(\\.[a-z0-9-]+)*\\.(css|js|svg)");

  private static final Map<String, WebJar> WEBJAR_FILES =
      Map.of(
          "uplot/uPlot.esm.js", new WebJar("uplot", "dist/uPlot.esm.js"),
          "uplot/uPlot.min.css", new WebJar("uplot", "dist/uPlot.min.css"));

  /** Holds only files that exist, so a caller cannot make it grow. */
  private final Map<String, PageFile> known = new ConcurrentHashMap<>();

  PageFile index() {
    return found(PAGE + INDEX);
  }

  /**
   * @param name below {@code /page/}
   * @return null when there is none
   */
  PageFile ofPage(String name) {
    return NAME.matcher(name).matches() ? found(PAGE + name) : null;
  }

  /**
   * @param name below {@code /webjars/}
   * @return null when there is none
   */
  PageFile ofWebJars(String name) {
    WebJar file = WEBJAR_FILES.get(name);
    return file == null ? null : found(file.resource());
  }

  /** Reading anew when two ask at once does no harm. */
  private PageFile found(String resource) {
    PageFile file = known.get(resource);
    if (file == null) {
      file = PageFile.read(resource);
      if (file != null) {
        known.put(resource, file);
      }
    }
    return file;
  }

  /** A file of a WebJar, whose version is the one on the class path. */
  private record WebJar(String artifact, String file) {
    private static final String MAVEN = "/META-INF/maven/org.webjars.npm/%s/pom.properties";
    private static final String RESOURCES = "/META-INF/resources/webjars/%s/%s/%s";

    String resource() {
      return RESOURCES.formatted(artifact, version(), file);
    }

    private String version() {
      String resource = MAVEN.formatted(artifact);
      Properties properties = new Properties();
      try (InputStream in = WebJar.class.getResourceAsStream(resource)) {
        if (in == null) {
          throw new IllegalStateException(
              "the WebJar must be on the class path, missing=" + resource);
        }
        properties.load(in);
      } catch (IOException e) {
        throw new UncheckedIOException("the WebJar must be readable, file=" + resource, e);
      }
      return properties.getProperty("version");
    }
  }
}
