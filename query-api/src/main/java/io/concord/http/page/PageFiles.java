package io.concord.http.page;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * The files of the page by the path that is asked for: those below {@code page} on the class path,
 * and named ones of named WebJars. Nothing else can be reached: a name that could climb out is no
 * name of a file.
 */
final class PageFiles {
  /** A dot stands only between letters and digits. */
  static final Pattern NAME = Pattern.compile("[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)*\\.(css|js|svg)");

  private static final Map<String, String> WEBJAR_FILES =
      Map.of(
          "uPlot.esm.js", WebJar.UPLOT.file("dist/uPlot.esm.js"),
          "uPlot.min.css", WebJar.UPLOT.file("dist/uPlot.min.css"));

  /** Holds only files that exist, so a caller cannot make it grow. */
  private final Map<String, PageFile> known = new ConcurrentHashMap<>();

  /** Where files are asked for, each with one that lies there. */
  enum Folder {
    PAGE("/page/", "icon.svg"),
    STYLES("/page/css/", "tokens.css"),
    SCRIPTS("/page/js/", "main.js"),
    GRAPH("/page/vendor/dagre-3.1.3/", "dagre.esm.js"),
    CHART("/webjars/uplot/", "uPlot.esm.js");

    private final String path;
    private final String example;

    Folder(String path, String example) {
      this.path = path;
      this.example = example;
    }

    String path() {
      return path;
    }

    String example() {
      return example;
    }
  }

  PageFile index() {
    return found("/page/index.html");
  }

  /** Null when there is no such file. */
  PageFile find(Folder folder, String name) {
    if (!NAME.matcher(name).matches()) {
      return null;
    }
    if (folder != Folder.CHART) {
      return found(folder.path + name);
    }
    String file = WEBJAR_FILES.get(name);
    return file == null ? null : found(file);
  }

  /** Reading anew when two ask at once does no harm. */
  private PageFile found(String resource) {
    PageFile file = known.get(resource);
    if (file == null) {
      file = PageFile.find(resource);
      if (file != null) {
        known.put(resource, file);
      }
    }
    return file;
  }
}
