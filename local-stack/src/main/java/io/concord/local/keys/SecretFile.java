package io.concord.local.keys;

import io.concord.security.OwnerOnly;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/** Writes secrets to files that nobody else may read, from their first byte on. */
public final class SecretFile {
  private SecretFile() {}

  /**
   * A line in a new file.
   *
   * @throws IllegalArgumentException when there is a file already: it may be somebody's key
   */
  public static void write(Path file, String secret) throws IOException {
    try (var channel =
        Files.newByteChannel(
            file,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            OwnerOnly.attributes(file))) {
      channel.write(StandardCharsets.US_ASCII.encode(secret + "\n"));
    } catch (FileAlreadyExistsException e) {
      throw new IllegalArgumentException("there must be no such file yet, file=" + file, e);
    }
  }
}
