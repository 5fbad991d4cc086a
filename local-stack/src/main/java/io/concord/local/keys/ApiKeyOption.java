package io.concord.local.keys;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** {@code --api-key-file}, of every command that asks a node. */
public final class ApiKeyOption {
  @Option(
      names = "--api-key-file",
      paramLabel = "FILE",
      defaultValue = "${env:CONCORD_API_KEY_FILE}",
      description = "File with the API key to ask with; default: CONCORD_API_KEY_FILE, or no key.")
  private Path file;

  /**
   * Puts the key on a request; leaves it alone when there is none.
   *
   * @throws IllegalArgumentException when the file cannot be read
   */
  public HttpRequest.Builder authorize(HttpRequest.Builder request) {
    if (file == null) {
      return request;
    }
    try {
      return request.header("Authorization", "Bearer " + Files.readString(file).strip());
    } catch (IOException e) {
      throw new IllegalArgumentException("--api-key-file must be readable, file=" + file, e);
    }
  }
}
