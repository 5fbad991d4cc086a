package io.concord.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong with the options is said before anything is started. */
class LocalCommandTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"v3=50", "v5=100", "v3=50;v4=50", "all"})
  void shouldRefuseStrategiesWhenTheyAreNotSharesOfAll(String strategies) {
    CommandRun run =
        CommandRun.of(
            "local", "--port=0", "--data=" + folder.resolve("data"), "--strategies=" + strategies);

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err())
        .contains(
            "--strategies must be strategies and their whole percents, 100 together, such as"
                + " v3=80,v4=20, --strategies="
                + strategies);
    assertThat(folder).isEmptyDirectory();
  }
}
