package io.concord.local.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The {@code postmaster.pid} that a running server leaves in its data folder, and that stays behind
 * when the server or its machine is killed.
 */
final class PostmasterFile {

  private final Path data;
  private final Path file;

  PostmasterFile(Path data) {
    this.data = data;
    this.file = data.resolve("postmaster.pid");
  }

  /**
   * The process of a server that runs on this data folder, whoever started it. A process that was
   * given the same number by chance is none.
   */
  Optional<ProcessHandle> runningServer() throws IOException {
    return process().filter(this::serves);
  }

  /**
   * Deletes the file if its process number now belongs to another program, because the server would
   * refuse to start. In every other case the server judges for itself: it protects the data from a
   * second server by this file.
   */
  void deleteIfForeign() throws IOException {
    if (process().filter(process -> !isPostgres(process)).isPresent()) {
      Files.delete(file);
    }
  }

  private Optional<ProcessHandle> process() throws IOException {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    List<String> lines = Files.readAllLines(file);
    if (lines.isEmpty() || !lines.get(0).strip().matches("\\d{1,18}")) {
      return Optional.empty();
    }
    return ProcessHandle.of(Long.parseLong(lines.get(0).strip())).filter(ProcessHandle::isAlive);
  }

  private boolean serves(ProcessHandle process) {
    List<String> arguments = List.of(process.info().arguments().orElse(new String[0]));
    return isPostgres(process) && arguments.contains(data.toString());
  }

  private static boolean isPostgres(ProcessHandle process) {
    String command = process.info().command().orElse("");
    return Path.of(command).endsWith("postgres");
  }
}
