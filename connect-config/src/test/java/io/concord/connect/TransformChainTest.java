package io.concord.connect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.json.JsonConverter;
import org.apache.kafka.connect.runtime.ConnectMetrics;
import org.apache.kafka.connect.runtime.SourceConnectorConfig;
import org.apache.kafka.connect.runtime.TransformationStage;
import org.apache.kafka.connect.runtime.distributed.DistributedConfig;
import org.apache.kafka.connect.runtime.isolation.Plugins;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.util.ConnectorTaskId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Pushes records through the transforms as Connect itself builds them from the JSON. */
class TransformChainTest {

  private static final Map<String, String> WORKER =
      WorkerSettings.distributed().at("127.0.0.1:1", "http://127.0.0.1:0").values();
  private static final Plugins PLUGINS = new Plugins(WORKER);
  private static final Schema VALUE = SchemaBuilder.struct().field("op", Schema.STRING_SCHEMA);

  @ParameterizedTest
  @EnumSource
  void shouldRouteToTheTableTopicAndFlattenTheKeyWhenARowChanged(Connector connector) {
    for (String table : SourceTables.NAMES) {
      Struct value = new Struct(VALUE.schema()).put("op", "c");
      SourceRecord out =
          transform(connector, record(connector.tableTopic(table), "ID", 17L, value));

      assertThat(out.topic()).isEqualTo("concord.cdc." + table);
      assertThat(out.value()).isSameAs(value);
      assertThat(keyText(connector, out)).isEqualTo("17");
    }
  }

  @ParameterizedTest
  @EnumSource
  void shouldFlattenTheKeyWhenTheRecordIsATombstone(Connector connector) {
    SourceRecord tombstone = record(connector.tableTopic("Order"), "ID", Long.MAX_VALUE, null);
    SourceRecord out = transform(connector, tombstone);

    assertThat(out.topic()).isEqualTo("concord.cdc.Order");
    assertThat(out.value()).isNull();
    assertThat(keyText(connector, out)).isEqualTo("9223372036854775807");
  }

  @ParameterizedTest
  @EnumSource
  void shouldLeaveTheRecordAloneWhenItIsAHeartbeat(Connector connector) {
    Struct value = new Struct(VALUE.schema()).put("op", "h");
    SourceRecord beat = record("__debezium-heartbeat.concord", "serverName", "concord", value);
    SourceRecord out = transform(connector, beat);

    assertThat(out.topic()).isEqualTo("__debezium-heartbeat.concord");
    assertThat(keyText(connector, out)).isEqualTo("{\"serverName\":\"concord\"}");
  }

  @ParameterizedTest
  @EnumSource
  void shouldKeepTheWholeKeyWhenTheRecordIsASignal(Connector connector) {
    SourceRecord signal = record(connector.tableTopic("ConnectorSignal"), "id", "a-open", null);
    SourceRecord out = transform(connector, signal);

    assertThat(out.topic()).isEqualTo("concord.cdc.ConnectorSignal");
    assertThat(keyText(connector, out)).isEqualTo("{\"id\":\"a-open\"}");
  }

  @ParameterizedTest
  @EnumSource
  void shouldKeepThePrefixWhenItIsNotTheDefault(Connector connector) {
    String topic = connector.tableTopic("Order").replace("concord", "north-2");
    SourceRecord out = transform(connector, record(topic, "ID", 1L, null));
    assertThat(out.topic()).isEqualTo("north-2.cdc.Order");
  }

  private static SourceRecord record(String topic, String keyField, Object id, Struct value) {
    Schema keyType = id instanceof Long ? Schema.INT64_SCHEMA : Schema.STRING_SCHEMA;
    Schema keySchema = SchemaBuilder.struct().field(keyField, keyType).build();
    Struct key = new Struct(keySchema).put(keyField, id);
    Schema valueSchema = value == null ? null : value.schema();
    return new SourceRecord(Map.of(), Map.of(), topic, keySchema, key, valueSchema, value);
  }

  private static SourceRecord transform(Connector connector, SourceRecord record) {
    ConnectMetrics metrics =
        new ConnectMetrics("test", new DistributedConfig(WORKER), Time.SYSTEM, "cluster");
    try {
      List<TransformationStage<SourceRecord>> stages =
          new SourceConnectorConfig(PLUGINS, connector.configured(), true)
              .transformationStages(PLUGINS, new ConnectorTaskId("orders", 0), metrics);
      SourceRecord out = record;
      for (TransformationStage<SourceRecord> stage : stages) {
        out = stage.apply(out);
      }
      return out;
    } finally {
      metrics.stop();
    }
  }

  private static String keyText(Connector connector, SourceRecord record) {
    Map<String, String> settings = connector.configured();
    assertThat(settings).containsEntry("key.converter", JsonConverter.class.getName());
    try (JsonConverter converter = new JsonConverter()) {
      converter.configure(
          Map.of("schemas.enable", settings.get("key.converter.schemas.enable")), true);
      return new String(
          converter.fromConnectData(record.topic(), record.keySchema(), record.key()), UTF_8);
    }
  }
}
