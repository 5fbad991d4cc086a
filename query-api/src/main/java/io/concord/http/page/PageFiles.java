package io.concord.http.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
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
  private static final String PAGE = "/page/";
  private static final String UPLOT = "/webjars/uplot/";

  /** Where files are asked for. */
  static final List<String> FOLDERS =
      List.of(PAGE, PAGE + "css/", PAGE + "js/", PAGE + "vendor/dagre-3.1.3/", UPLOT);

  /** A dot stands only between letters and digits. */
  private static final Pattern NAME =
      Pattern.compile("[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)*\\.(css|js|svg)");

  private static final Map<String, WebJar> WEBJAR_FILES =
      Map.of(
          "uPlot.esm.js", new WebJar("uplot", "dist/uPlot.esm.js"),
          "uPlot.min.css", new WebJar("uplot", "dist/uPlot.min.css"));

  /** Holds only files that exist, so a caller cannot make it grow. */
  private final Map<String, PageFile> known = new ConcurrentHashMap<>();

  PageFile index() {
    return found(PAGE + "index.html");
  }

  /**
   * @param folder one of {@link #FOLDERS}
   * @return null when it has no such file
   */
  PageFile find(String folder, String name) {
    if (!NAME.matcher(name).matches()) {
      return null;
    }
    if (!folder.equals(UPLOT)) {
      return found(folder + name);
    }
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
