package io.concord.local.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** What is said when nothing can be examined; that it examines is tested on a running stack. */
class DoctorCommandTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void shouldAskForAPart() {
    assertThat(run()).isEqualTo(2);
    assertThat(err.toString()).contains("at least one of --jdbc, --kafka, --connect");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--jdbc=jdbc:oracle:thin:@host?password=secret",
        "--connect=connect:8083",
        "--http=ftp://host",
        "--http=http://a b",
        "--prefix=a.b",
        "--timeout=0",
        "--max-outage=0",
        "--max-outage=long"
      })
  void shouldRefuseABadOption(String option) {
    assertThat(run("--kafka=127.0.0.1:1", option)).isEqualTo(2);
    assertThat(err.toString()).contains(option.split("=")[0]).doesNotContain("secret");
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void shouldGiveUpAPartThatAnswersNothing() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      String address = "127.0.0.1:" + silent.getLocalPort();
      assertThat(run("--timeout=2", "--connect=http://" + address, "--kafka=" + address))
          .isEqualTo(2);
    }
    assertThat(out.toString().lines())
        .anySatisfy(line -> assertThat(line).matches("error +connect +no answer within 2 s; .*"))
        .anySatisfy(line -> assertThat(line).matches("skipped +connect.state +.*"))
        .anySatisfy(line -> assertThat(line).matches("error +kafka +no .*answer.*"))
        .last()
        .asString()
        .contains("2 errors");
  }

  private int run(String... arguments) {
    return new CommandLine(new DoctorCommand())
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }
}
