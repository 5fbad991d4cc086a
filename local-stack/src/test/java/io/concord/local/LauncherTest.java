package io.concord.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code bin/recommender} says before there is a JVM that could. */
class LauncherTest {
  private static final Path LAUNCHER = Path.of("..", "bin", "recommender").toAbsolutePath();

  @TempDir private Path folder;

  @Test
  void shouldNameTheVersionsWhenJavaIsTooOld() throws Exception {
    java("echo '    java.specification.version = 11' >&2");
    assertThat(run()).contains("Java 17 or newer", "Java 11").hasLineCount(1);
    java("echo '    java.specification.version = 1.8' >&2");
    assertThat(run()).contains("Java 17 or newer", "Java 8").hasLineCount(1);
  }

  @Test
  void shouldSayWhatToInstallWhenThereIsNoJava() throws Exception {
    assertThat(run()).contains("no Java found", "JAVA_HOME").hasLineCount(1);
  }

  private void java(String body) throws Exception {
    Path java = Files.createDirectories(folder.resolve("bin")).resolve("java");
    Files.writeString(java, "#!/bin/sh\n" + body + "\n");
    assertThat(java.toFile().setExecutable(true)).isTrue();
  }

  private String run() throws Exception {
    assumeThat(Files.isExecutable(Path.of("/bin/sh"))).isTrue();
    ProcessBuilder launcher =
        new ProcessBuilder("/bin/sh", LAUNCHER.toString(), "local").redirectErrorStream(true);
    launcher.environment().put("JAVA_HOME", folder.toString());
    Process process = launcher.start();
    String said =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    assertThat(process.waitFor()).isEqualTo(1);
    return said;
  }
}
