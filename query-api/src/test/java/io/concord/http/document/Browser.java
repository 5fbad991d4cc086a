package io.concord.http.document;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A real browser without a window, which finds no host but this machine. */
final class Browser {
  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome");
  private static final Pattern CONSOLE = Pattern.compile(":CONSOLE(?::\\d+|\\(\\d+\\))\\] (.*)");
  private static final long SECONDS_MAX = 120;

  private final Path folder;

  /**
   * Skips the test where there is no browser.
   *
   * @param folder for its profile, the test's own
   */
  Browser(Path folder) {
    this.folder = folder;
    assumeTrue(program() != null, "no Chromium on the PATH: pages are not looked at");
  }

  /**
   * A page as it is when its scripts have run.
   *
   * @param console what they wrote, and what the browser itself complained of
   */
  record Page(String content, List<String> console) {}

  Page open(String address) {
    Path content = folder.resolve("content.html");
    Path messages = folder.resolve("messages.txt");
    try {
      Process process =
          new ProcessBuilder(command(address))
              .redirectOutput(content.toFile())
              .redirectError(messages.toFile())
              .start();
      end(process);
      return new Page(Files.readString(content), console(messages));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<String> command(String address) {
    return List.of(
        program(),
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
        "--user-data-dir=" + folder.resolve("profile"),
        "--enable-logging=stderr",
        // of the page's clock, which stands while requests are under way
        "--virtual-time-budget=5000",
        "--dump-dom",
        address);
  }

  private static void end(Process process) {
    try {
      if (!process.waitFor(SECONDS_MAX, TimeUnit.SECONDS)) {
        throw new AssertionError("the browser must end");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("the test was interrupted", e);
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  private static List<String> console(Path messages) throws IOException {
    String text = Files.readString(messages, StandardCharsets.ISO_8859_1);
    return CONSOLE.matcher(text).results().map(found -> found.group(1)).toList();
  }

  private static String program() {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator))
        .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .map(Path::toString)
        .findFirst()
        .orElse(null);
  }
}
