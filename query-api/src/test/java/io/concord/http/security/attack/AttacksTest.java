package io.concord.http.security.attack;

import static org.assertj.core.api.Assertions.assertThat;

import io.concord.http.security.TestIssuer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The table of attacks in docs/security.md: each row runs, and gets the answer that it says. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AttacksTest {
  private static final Path PAGE = Path.of("..", "docs", "security.md");
  private static final Pattern ROW = Pattern.compile("(?m)^\\| ([^|]+) \\| ([^|]+) \\|$");

  private final TestIssuer issuer = new TestIssuer();

  @AfterAll
  void close() {
    issuer.close();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("names")
  void shouldAnswerAsTheTableSays(String name) throws Exception {
    // each on a site of its own: who has failed too often is answered otherwise
    try (Site site = new Site(issuer)) {
      assertThat(Attacks.all().get(name).on(site)).isEqualTo(table().get(name));
    }
  }

  static Stream<String> names() {
    return Attacks.all().keySet().stream();
  }

  @Test
  void shouldHaveARowForEachAttackAndNoOther() throws IOException {
    assertThat(table().keySet()).containsExactlyElementsOf(Attacks.all().keySet());
  }

  private static Map<String, String> table() throws IOException {
    String section = Files.readString(PAGE).split("## Attacks", 2)[1];
    Map<String, String> rows = new LinkedHashMap<>();
    Matcher row = ROW.matcher(section);
    while (row.find()) {
      if (!row.group(1).equals("attack") && !row.group(1).startsWith("-")) {
        rows.put(row.group(1), row.group(2));
      }
    }
    return rows;
  }
}
