package io.concord.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The schemas are right about the examples, and every example about what is wrong with it. */
class ExamplesTest {
  /** {@code invalid-<broken rule>-at-<path with dots>[-<remark>]}. */
  private static final Pattern INVALID_NAME =
      Pattern.compile("invalid-(?<rule>\\w+)-at-(?<path>[\\w.]+)(-[\\w-]+)?");

  private static final Set<String> FRAGMENTS = Set.of("common", "cdc-envelope");

  @ParameterizedTest
  @MethodSource("schemaFiles")
  void everySchemaIsADraft202012Schema(Path schema) {
    assertThat(Example.parse(Example.read(schema)).path("$schema").asText())
        .isEqualTo("https://json-schema.org/draft/2020-12/schema");
    assertThat(ContractSchema.violationsOfMetaSchema(Example.read(schema))).isEmpty();
  }

  @Test
  void everySchemaHasExamplesOfBothKinds() {
    Set<String> schemas =
        schemaFiles()
            .map(ExamplesTest::name)
            .filter(name -> !FRAGMENTS.contains(name))
            .collect(Collectors.toSet());

    assertThat(schemasWith(validExamples())).isEqualTo(schemas);
    assertThat(schemasWith(invalidExamples())).isEqualTo(schemas);
  }

  @ParameterizedTest
  @MethodSource("validExamples")
  void everyValidExamplePasses(Example example) {
    ContractSchema.require(example.schema(), example.text());
  }

  @ParameterizedTest
  @MethodSource("invalidExamples")
  void everyInvalidExampleFailsForTheOneReasonInItsName(Example example) {
    Matcher named = INVALID_NAME.matcher(example.name());
    assertThat(named.matches()).as("name of %s", example).isTrue();

    List<ContractSchema.Violation> violations =
        ContractSchema.violations(example.schema(), example.json());

    assertThat(violations)
        .as("%s", example)
        .singleElement()
        .satisfies(
            violation -> {
              assertThat(violation.rule()).isEqualTo(named.group("rule"));
              assertThat(violation.path()).isEqualTo("/" + named.group("path").replace('.', '/'));
            });
  }

  static Stream<Path> schemaFiles() {
    return Example.files("json", 1).stream();
  }

  static Stream<Example> validExamples() {
    return Example.all().stream().filter(Example::isValid);
  }

  static Stream<Example> invalidExamples() {
    return Example.all().stream().filter(example -> !example.isValid());
  }

  private static Set<String> schemasWith(Stream<Example> examples) {
    return examples.map(Example::schema).collect(Collectors.toSet());
  }

  private static String name(Path schema) {
    return schema.getFileName().toString().replace(".schema.json", "");
  }
}
