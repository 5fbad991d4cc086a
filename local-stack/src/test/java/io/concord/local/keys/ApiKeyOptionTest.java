package io.concord.local.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ApiKeyOptionTest {
  @TempDir private Path folder;

  @Test
  void shouldPutTheKeyOfTheFileOnARequest() throws Exception {
    Path file = folder.resolve("operator.key");
    Files.writeString(file, "crk_1\n");
    assertThat(headers("--api-key-file=" + file).allValues("Authorization"))
        .containsExactly("Bearer crk_1");
  }

  @Test
  void shouldNameTheFileThatCannotBeRead() {
    Path absent = folder.resolve("absent");
    assertThatThrownBy(() -> headers("--api-key-file=" + absent))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("--api-key-file must be readable, file=" + absent);
  }

  private static HttpHeaders headers(String... arguments) {
    ApiKeyOption option = CommandLine.populateCommand(new ApiKeyOption(), arguments);
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1/"));
    return option.authorize(request).build().headers();
  }
}
