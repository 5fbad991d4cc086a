package io.concord.app;

import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;

/** Why the application stopped, in words that say what to do where that is known. */
final class StopReason {
  /** What RocksDB and the file system both say. */
  private static final String NO_SPACE = "No space left on device";

  private StopReason() {}

  static String of(Throwable failure, Path stateDir) {
    return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
            .anyMatch(cause -> String.valueOf(cause.getMessage()).contains(NO_SPACE))
        ? noSpace(stateDir)
        : String.valueOf(failure.getMessage());
  }

  private static String noSpace(Path stateDir) {
    return "no space is left on the disk of state.dir="
        + stateDir
        + ": free some and start the node again, nothing is lost";
  }
}
