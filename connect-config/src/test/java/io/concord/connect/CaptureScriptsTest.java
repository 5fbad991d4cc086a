package io.concord.connect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The operator's T-SQL agrees with the connector, as far as reading it can tell. */
class CaptureScriptsTest {

  private static final String ENABLE = SourceTables.sqlServerCaptureSql();
  private static final String DISABLE = SourceTables.sqlServerEndCaptureSql();
  private static final String CHECK = ClassPathText.read("check-cdc-sqlserver.sql");

  private static final Pattern INCLUDED = Pattern.compile("dbo\\\\\\.(\\w+)\\\\\\.\\(([\\w|]+)\\)");
  private static final Pattern ENABLED =
      Pattern.compile(
          "IF NOT EXISTS \\(SELECT 1 FROM cdc.change_tables WHERE source_object_id ="
              + " OBJECT_ID\\(N'dbo.\\[(\\w+)]'\\)\\)\n"
              + "  EXEC sys.sp_cdc_enable_table @source_schema = N'dbo', @source_name = N'\\1',"
              + " @capture_instance = N'dbo_\\1', @captured_column_list = N'([\\w,]+)',"
              + " @role_name = NULL, @supports_net_changes = 0;");
  private static final Pattern DISABLED =
      Pattern.compile(
          "OBJECT_ID\\(N'dbo.\\[(\\w+)]'\\) AND is_tracked_by_cdc = 1\\)\n"
              + "  EXEC sys.sp_cdc_disable_table @source_schema = N'dbo', @source_name = N'\\1',"
              + " @capture_instance = N'all';");
  private static final Pattern REQUIRED =
      Pattern.compile(
          "IF OBJECT_ID\\(N'dbo.\\[(\\w+)]', N'U'\\) IS NULL\n  THROW \\d+, N'table dbo.\\1 must");
  private static final Pattern READABLE =
      Pattern.compile("GRANT SELECT(?:, INSERT, DELETE)? ON dbo.\\[(\\w+)] TO concord;");
  private static final Pattern CHECKED = Pattern.compile("\\(N'(\\w+)', N'(\\w+)'\\)");
  private static final Pattern COMMENT = Pattern.compile("(?m)^ *--.*\n");

  @Test
  void shouldCaptureTheColumnsThatTheConnectorIncludes() {
    Map<String, Set<String>> enabled = new TreeMap<>();
    Matcher call = ENABLED.matcher(ENABLE);
    while (call.find()) {
      enabled.put(call.group(1), Set.of(call.group(2).split(",")));
    }
    assertThat(enabled).isEqualTo(included());
  }

  @Test
  void shouldCheckTheColumnsThatTheConnectorIncludes() {
    Map<String, Set<String>> checked = new TreeMap<>();
    Matcher column = CHECKED.matcher(CHECK);
    while (column.find()) {
      checked.computeIfAbsent(column.group(1), table -> new TreeSet<>()).add(column.group(2));
    }
    assertThat(checked).isEqualTo(included());
  }

  @Test
  void shouldDisableWhateverIsEnabled() {
    assertThat(first(DISABLED, DISABLE))
        .containsExactlyInAnyOrderElementsOf(first(ENABLED, ENABLE))
        .hasSize(SourceTables.NAMES.size() + 1);
    assertThat(DISABLE)
        .contains("EXEC sys.sp_cdc_disable_db;")
        .contains("DROP TABLE dbo.[ConnectorSignal];")
        .contains("DROP USER concord;");
  }

  @Test
  void shouldDemandEveryTableWhenNothingHasBeenChangedYet() {
    assertThat(first(REQUIRED, ENABLE)).containsExactlyInAnyOrderElementsOf(SourceTables.NAMES);
    String job = "THROW 51005, N'the capture job must run";
    assertThat(ENABLE.replace(job, "").lastIndexOf("THROW"))
        .isLessThan(ENABLE.indexOf("ALTER DATABASE"));
    assertThat(ENABLE.indexOf(job)).isGreaterThan(ENABLE.indexOf("sp_cdc_start_job"));
  }

  @Test
  void shouldLetTheConnectorReadNothingButItsTables() {
    assertThat(first(READABLE, ENABLE)).containsExactlyInAnyOrderElementsOf(included().keySet());
    assertThat(ENABLE).doesNotContain("ADD MEMBER");
  }

  @Test
  void shouldHaveTheSignalColumnsInTheOrderThatTheConnectorWrites() {
    assertThat(ENABLE)
        .containsSubsequence(
            "[id] varchar(42) NOT NULL PRIMARY KEY", "[type] varchar(32)", "[data]");
    assertThat(Connector.SQL_SERVER.configured())
        .containsEntry("signal.data.collection", "Shop.dbo.ConnectorSignal");
  }

  @Test
  void shouldKeepChangesAsLongAsTopicsKeepTheirRecords() {
    Matcher retention = Pattern.compile("@retention = (\\d+);").matcher(ENABLE);
    assertThat(retention.find()).isTrue();
    long minutes = Long.parseLong(retention.group(1));
    assertThat(Connector.SQL_SERVER.configured())
        .containsEntry(
            "topic.creation.default.min.compaction.lag.ms", String.valueOf(minutes * 60_000));
    assertThat(CHECK).contains("retention < " + minutes);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "enable-cdc-sqlserver.sql",
        "disable-cdc-sqlserver.sql",
        "check-cdc-sqlserver.sql",
        "add-capture-instance-sqlserver.sql",
        "drop-capture-instance-sqlserver.sql"
      })
  void shouldEndEachBatchWithGo(String script) {
    String[] batches = COMMENT.matcher(ClassPathText.read(script)).replaceAll("").split("(?m)^GO$");
    assertThat(batches[batches.length - 1]).isBlank();
    for (String batch : List.of(batches).subList(0, batches.length - 1)) {
      assertThat(batch.strip()).endsWith(";").doesNotContainIgnoringCase("\nGO ");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "add-capture-instance-sqlserver.sql, Columns Instance Table",
    "drop-capture-instance-sqlserver.sql, Instance Table"
  })
  void shouldUseTheVariablesThatItsCommandSets(String script, String variables) {
    String sql = ClassPathText.read(script);
    assertThat(String.join(" ", new TreeSet<>(first(Pattern.compile("\\$\\((\\w+)\\)"), sql))))
        .isEqualTo(variables);
    for (String variable : variables.split(" ")) {
      assertThat(sql.lines().filter(line -> line.contains(" -v ")).findFirst().orElseThrow())
          .contains(" " + variable + "=");
    }
  }

  private static Map<String, Set<String>> included() {
    Map<String, Set<String>> columns = new TreeMap<>();
    Matcher included =
        INCLUDED.matcher(Connector.SQL_SERVER.configured().get("column.include.list"));
    while (included.find()) {
      columns.put(included.group(1), Set.of(included.group(2).split("\\|")));
    }
    return columns;
  }

  private static List<String> first(Pattern pattern, String sql) {
    List<String> names = new ArrayList<>();
    pattern.matcher(sql).results().forEach(result -> names.add(result.group(1)));
    return names;
  }
}
