package io.concord.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine;

/** One run of {@code recommender doctor}, and what it printed. */
record DoctorRun(int status, String out, String err) {
  /** Long enough for a busy machine; no test waits for its end. */
  private static final String TIMEOUT = "--timeout=60";

  static DoctorRun of(String... arguments) {
    List<String> all = new ArrayList<>(List.of("doctor", TIMEOUT));
    all.addAll(Arrays.asList(arguments));
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine command = RecommenderCommand.commandLine();
    command.setOut(new PrintWriter(out)).setErr(new PrintWriter(err, true));
    int status = command.execute(all.toArray(String[]::new));
    return new DoctorRun(status, out.toString(), err.toString());
  }

  /** Requires a line of this severity and check that says all this. */
  DoctorRun says(String severity, String check, String... texts) {
    assertThat(lines(severity, check))
        .as("%s of %s in%n%s%s", severity, check, out, err)
        .anySatisfy(line -> assertThat(texts).allMatch(line::contains));
    return this;
  }

  List<String> lines(String severity, String check) {
    return out.lines().filter(line -> line.matches(severity + " +" + check + " .*")).toList();
  }

  List<String> lines(String severity) {
    return lines(severity, "\\S+");
  }
}
