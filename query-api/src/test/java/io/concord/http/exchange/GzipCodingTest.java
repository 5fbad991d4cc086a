package io.concord.http.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GzipCodingTest {
  private static final int LONG = 2_000;
  private static final int SHORT = 1_000;

  private final GzipCoding gzip = new GzipCoding();

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 1_024, 9_000, 300_000})
  void shouldBeReadableByTheJdkWhateverTheLength(int size) throws IOException {
    byte[] noise = new byte[size + 10];
    new Random(size).nextBytes(noise);
    byte[] repeated = new byte[size + 10];
    Arrays.fill(repeated, (byte) 'a');

    assertThat(read(gzip.compress(noise, size))).isEqualTo(Arrays.copyOf(noise, size));
    assertThat(read(gzip.compress(repeated, size))).isEqualTo(Arrays.copyOf(repeated, size));
  }

  @Test
  void shouldGiveTheSameBytesWhenACompressorIsUsedAgain() {
    byte[] body = "{\"a\":1}".repeat(500).getBytes();

    assertThat(gzip.compress(body, body.length)).isEqualTo(gzip.compress(body, body.length));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "gzip|true",
        "GZIP|true",
        "gzip, deflate, br|true",
        "deflate, gzip;q=0.5|true",
        "*|true",
        "*;q=0.1|true",
        "br, *|true",
        "gzip;q=0.5, identity;q=0.5|true",
        "gzip;q=0.5, identity;q=0|true",
        "identity;q=0, *|true",
        "gzip;q=0|false",
        "gzip;q=0, *|false",
        "gzip;q=0.4, identity;q=0.5|false",
        "*;q=0|false",
        "identity|false",
        "br|false",
        "x-gzip|false",
        "''|false"
      })
  void shouldCompressWhenTheCallerAcceptsItAtLeastAsWellAsPlain(String accepted, boolean asked) {
    assertThat(isFor(accepted, "application/json", LONG)).isEqualTo(asked);
  }

  @Test
  void shouldLeaveShortBodiesWhenPlainIsAccepted() {
    assertThat(isFor("gzip", "application/json", SHORT)).isFalse();
    assertThat(isFor("gzip, *;q=0", "application/json", SHORT)).isTrue();
    assertThat(isFor("gzip, identity;q=0", "application/json", SHORT)).isTrue();
  }

  @Test
  void shouldLeavePicturesWhenTheyAreCompressedAlready() {
    assertThat(isFor("gzip", "image/png", LONG)).isFalse();
    assertThat(isFor("gzip", "font/woff2", LONG)).isFalse();
    assertThat(isFor("gzip", "image/svg+xml", LONG)).isTrue();
  }

  private static boolean isFor(String accepted, String contentType, int size) {
    return GzipCoding.isFor(Collections.enumeration(List.of(accepted)), contentType, size);
  }

  private static byte[] read(byte[] compressed) throws IOException {
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(compressed))) {
      return in.readAllBytes();
    }
  }
}
