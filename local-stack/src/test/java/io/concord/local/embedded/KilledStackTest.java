package io.concord.local.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills the process with broker and worker, which leaves the database running without a parent. */
class KilledStackTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir Path folder;

  @Test
  void shouldKeepRowsTopicsAndOffsetsWhenTheWholeStackWasKilled() throws Exception {
    Process killed = CaptureProcess.start(folder, "INSERT INTO dbo.\"Product\"(\"ID\") VALUES (1)");
    killed.destroyForcibly().waitFor();

    String rows = "INSERT INTO dbo.\"Product\"(\"ID\") VALUES (2)";
    try (CaptureStack stack = CaptureStack.start(folder, rows)) {
      await()
          .atMost(PATIENCE)
          .untilAsserted(
              () ->
                  assertThat(stack.read(CaptureStack.topic("Product")))
                      .extracting(product -> product.key())
                      .contains("1", "2"));
      stack.execute("INSERT INTO dbo.\"Product\"(\"ID\") VALUES (3)");
      await()
          .atMost(PATIENCE)
          .untilAsserted(
              () ->
                  assertThat(stack.read(CaptureStack.topic("Product")))
                      .extracting(product -> product.key())
                      .contains("3"));
    }
  }
}
