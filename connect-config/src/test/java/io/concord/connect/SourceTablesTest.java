package io.concord.connect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SourceTablesTest {

  private static final Pattern TABLE =
      Pattern.compile(
          "CREATE TABLE (?:IF NOT EXISTS )?dbo\\.[\"\\[](\\w+)[\"\\]] \\((.*?)\\n\\);",
          Pattern.DOTALL);
  private static final Pattern COLUMN = Pattern.compile("(?m)^  [\"\\[](\\w+)[\"\\]] ");
  private static final Pattern INCLUDED = Pattern.compile("dbo\\\\\\.(\\w+)\\\\\\.\\(([\\w|]+)\\)");

  @Test
  void shouldHaveTheSameTablesAndColumnsWhenTheDialectDiffers() {
    Map<String, List<String>> postgres = tables(SourceTables.postgresSql());
    assertThat(postgres.keySet()).containsExactlyInAnyOrderElementsOf(SourceTables.NAMES);
    assertThat(tables(SourceTables.sqlServerSql())).isEqualTo(postgres);
  }

  @Test
  void shouldHaveTheColumnsThatEveryTableHas() {
    assertThat(tables(SourceTables.postgresSql()))
        .allSatisfy(
            (table, columns) ->
                assertThat(columns).contains("ID", "NetUID", "Created", "Updated", "Deleted"));
  }

  @ParameterizedTest
  @EnumSource
  void shouldExistWhenTheConnectorIncludesThem(Connector connector) {
    Map<String, List<String>> tables = tables(SourceTables.postgresSql());
    Set<String> seen = new TreeSet<>();
    Matcher included = INCLUDED.matcher(connector.configured().get("column.include.list"));
    while (included.find()) {
      if (!included.group(1).equals("ConnectorSignal")) {
        seen.add(included.group(1));
        assertThat(tables.get(included.group(1)))
            .contains(included.group(2).split("\\|"))
            .contains("ID");
      }
    }
    assertThat(seen).containsExactlyInAnyOrderElementsOf(SourceTables.NAMES);
    for (String table : SourceTables.NAMES) {
      assertThat(connector.configured().get("table.include.list").split(","))
          .contains("dbo\\." + table);
    }
  }

  @Test
  void shouldKeepWholeBeforeImagesOfEveryTableInPostgres() {
    for (String table : SourceTables.NAMES) {
      assertThat(SourceTables.postgresSql())
          .contains("ALTER TABLE dbo.\"" + table + "\" REPLICA IDENTITY FULL;");
    }
  }

  private static Map<String, List<String>> tables(String sql) {
    Map<String, List<String>> tables = new TreeMap<>();
    Matcher table = TABLE.matcher(sql);
    while (table.find()) {
      List<String> columns =
          COLUMN.matcher(table.group(2)).results().map(column -> column.group(1)).toList();
      tables.put(table.group(1), columns);
    }
    return tables;
  }
}
