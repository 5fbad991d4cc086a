package io.concord.cdc;

import io.concord.connect.ConnectorSettings;
import io.debezium.config.CommonConnectorConfig;
import io.debezium.config.Configuration;
import io.debezium.connector.sqlserver.Lsn;
import io.debezium.connector.sqlserver.SqlServerConnection;
import io.debezium.connector.sqlserver.SqlServerConnectorConfig;
import io.debezium.connector.sqlserver.SqlServerOffsetContext;
import io.debezium.connector.sqlserver.SqlServerValueConverters;
import io.debezium.connector.sqlserver.TxLogPosition;
import io.debezium.relational.Column;
import io.debezium.relational.CustomConverterRegistry;
import io.debezium.relational.Table;
import io.debezium.relational.TableId;
import io.debezium.relational.TableSchema;
import io.debezium.relational.TableSchemaBuilder;
import io.debezium.schema.SchemaFactory;
import java.sql.Types;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.json.JsonConverter;

/**
 * Envelopes of a SQL Server table without a database: made by Debezium's own value converters,
 * schema builder and source info and Connect's own JSON converter, with the settings of
 * sqlserver-connector.json.
 */
final class DebeziumTable {
  static final Instant COMMITTED = Instant.parse("2026-01-02T03:04:06.007Z");

  private static final TxLogPosition POSITION =
      TxLogPosition.valueOf(
          Lsn.valueOf("00000025:00000118:0003"), Lsn.valueOf("00000025:00000002:0002"));
  private static final String CONVERTER = "value.converter.";

  private final Map<String, String> settings;
  private final SqlServerConnectorConfig config;
  private final TableId id;
  private final TableSchema schema;

  DebeziumTable(String name, Column... columns) {
    this(Map.of(), name, columns);
  }

  /** A table of a connector with other settings than ours. */
  DebeziumTable(Map<String, String> changed, String name, Column... columns) {
    settings = new HashMap<>(ConnectorSettings.sqlServer().values());
    settings.putAll(changed);
    config = new SqlServerConnectorConfig(Configuration.from(settings));
    id = new TableId("Shop", "dbo", name);
    Table table =
        Table.editor().tableId(id).addColumns(List.of(columns)).setPrimaryKeyNames("ID").create();
    schema =
        schemas()
            .create(
                config.getTopicNamingStrategy(CommonConnectorConfig.TOPIC_NAMING_STRATEGY, true),
                table,
                null,
                null,
                null);
  }

  private TableSchemaBuilder schemas() {
    SqlServerValueConverters values =
        new SqlServerValueConverters(
            config.getDecimalMode(),
            config.getTemporalPrecisionMode(),
            config.binaryHandlingMode(),
            config.getUnavailableValuePlaceholder());
    return new TableSchemaBuilder(
        values,
        new SqlServerConnection(config, values, Set.of(), true).getDefaultValueConverter(),
        config.schemaNameAdjuster(),
        new CustomConverterRegistry(null),
        config.getSourceInfoStructMaker().schema(),
        SchemaFactory.get().transactionBlockSchema(),
        config.getFieldNamer(),
        true,
        config.getEventConvertingFailureHandlingMode());
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

  /** The same column with a default, as {@code sys.default_constraints} shows it. */
  static Column withDefault(Column column, String expression) {
    return column.edit().defaultValueExpression(expression).create();
  }

  Struct create(Object... row) {
    return schema.getEnvelopeSchema().create(image(row), source(POSITION), COMMITTED);
  }

  Struct read(Object... row) {
    return schema.getEnvelopeSchema().read(image(row), source(POSITION), COMMITTED);
  }

  /** A row read while nothing had been captured yet. */
  Struct readWithoutPosition(Object... row) {
    return schema.getEnvelopeSchema().read(image(row), source(TxLogPosition.NULL), COMMITTED);
  }

  Struct update(Object[] before, Object... after) {
    return schema
        .getEnvelopeSchema()
        .update(image(before), image(after), source(POSITION), COMMITTED);
  }

  Struct delete(Object... row) {
    return schema.getEnvelopeSchema().delete(image(row), source(POSITION), COMMITTED);
  }

  /** The record's value as the topic holds it. */
  byte[] bytes(Struct envelope, boolean schemasEnabled) {
    return json(schema.getEnvelopeSchema().schema(), envelope, schemasEnabled);
  }

  /** The value of the record behind a delete, which is none. */
  byte[] tombstone(boolean schemasEnabled) {
    return json(null, null, schemasEnabled);
  }

  private byte[] json(Schema valueSchema, Struct value, boolean schemasEnabled) {
    Map<String, Object> converter = new HashMap<>();
    settings.forEach(
        (key, setting) -> {
          if (key.startsWith(CONVERTER)) {
            converter.put(key.substring(CONVERTER.length()), setting);
          }
        });
    converter.put("schemas.enable", schemasEnabled);
    try (JsonConverter json = new JsonConverter()) {
      json.configure(converter, false);
      return json.fromConnectData("any-topic", valueSchema, value);
    }
  }

  private Struct image(Object... row) {
    return schema.valueFromColumnData(row);
  }

  private Struct source(TxLogPosition position) {
    SqlServerOffsetContext offset = new SqlServerOffsetContext(config, position, null, false);
    offset.event(id, COMMITTED);
    return offset.getSourceInfo();
  }
}
