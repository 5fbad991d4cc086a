package io.concord.cdc;

import io.debezium.config.CommonConnectorConfig;
import io.debezium.config.Configuration;
import io.debezium.connector.sqlserver.Lsn;
import io.debezium.connector.sqlserver.SqlServerConnectorConfig;
import io.debezium.connector.sqlserver.SqlServerOffsetContext;
import io.debezium.connector.sqlserver.SqlServerValueConverters;
import io.debezium.connector.sqlserver.TxLogPosition;
import io.debezium.data.Envelope;
import io.debezium.relational.Column;
import io.debezium.relational.CustomConverterRegistry;
import io.debezium.relational.Table;
import io.debezium.relational.TableId;
import io.debezium.relational.TableSchema;
import io.debezium.relational.TableSchemaBuilder;
import io.debezium.schema.SchemaFactory;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.json.JsonConverter;

/**
 * Envelopes of a SQL Server table without a database: made by Debezium's own value converters,
 * schema builder and source info and Connect's own JSON converter, with our connector's settings.
 */
final class DebeziumTable {
  static final Instant COMMITTED = Instant.parse("2026-01-02T03:04:06.007Z");

  private static final SqlServerConnectorConfig CONFIG =
      new SqlServerConnectorConfig(
          Configuration.from(
              Map.of(
                  "topic.prefix", "concord",
                  "database.hostname", "not-used",
                  "database.user", "not-used",
                  "database.names", "Shop",
                  "decimal.handling.mode", "string",
                  "time.precision.mode", "isostring")));

  private final TableId id;
  private final TableSchema schema;

  DebeziumTable(String name, Column... columns) {
    id = new TableId("Shop", "dbo", name);
    Table table =
        Table.editor().tableId(id).addColumns(List.of(columns)).setPrimaryKeyNames("ID").create();
    schema =
        schemas()
            .create(
                CONFIG.getTopicNamingStrategy(CommonConnectorConfig.TOPIC_NAMING_STRATEGY, true),
                table,
                null,
                null,
                null);
  }

  private static TableSchemaBuilder schemas() {
    return new TableSchemaBuilder(
        new SqlServerValueConverters(
            CONFIG.getDecimalMode(),
            CONFIG.getTemporalPrecisionMode(),
            CONFIG.binaryHandlingMode()),
        CONFIG.schemaNameAdjuster(),
        new CustomConverterRegistry(null),
        CONFIG.getSourceInfoStructMaker().schema(),
        SchemaFactory.get().transactionBlockSchema(),
        CONFIG.getFieldNamer(),
        true,
        CONFIG.getEventConvertingFailureHandlingMode());
  }

  /** A column as the driver describes it; scale is null where the type has none. */
  static Column column(
      int position, String name, String type, int jdbcType, int length, Integer scale) {
    return Column.editor()
        .position(position)
        .name(name)
        .type(type)
        .jdbcType(jdbcType)
        .length(length)
        .scale(scale)
        .optional(!name.equals("ID"))
        .create();
  }

  /** An ID that may be NULL, or the primary key. */
  static Column id(int position, String name) {
    return column(position, name, "bigint", Types.BIGINT, 19, 0);
  }

  Struct create(Object... row) {
    return schema.getEnvelopeSchema().create(image(row), source(), COMMITTED);
  }

  Struct read(Object... row) {
    return schema.getEnvelopeSchema().read(image(row), source(), COMMITTED);
  }

  Struct update(Object[] before, Object... after) {
    return schema.getEnvelopeSchema().update(image(before), image(after), source(), COMMITTED);
  }

  Struct delete(Object... row) {
    return schema.getEnvelopeSchema().delete(image(row), source(), COMMITTED);
  }

  /** The record's value as the topic holds it. */
  byte[] bytes(Struct envelope, boolean schemasEnabled) {
    try (JsonConverter json = new JsonConverter()) {
      json.configure(
          Map.of("schemas.enable", schemasEnabled, "replace.null.with.default", "false"), false);
      Envelope expected = schema.getEnvelopeSchema();
      return json.fromConnectData("any-topic", expected.schema(), envelope);
    }
  }

  private Struct image(Object... row) {
    return schema.valueFromColumnData(row);
  }

  private Struct source() {
    SqlServerOffsetContext offset =
        new SqlServerOffsetContext(
            CONFIG,
            TxLogPosition.valueOf(
                Lsn.valueOf("00000025:00000118:0003"), Lsn.valueOf("00000025:00000002:0002")),
            null,
            false);
    offset.event(id, COMMITTED);
    return offset.getSourceInfo();
  }
}
