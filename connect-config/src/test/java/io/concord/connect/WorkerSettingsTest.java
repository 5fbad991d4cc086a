package io.concord.connect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.connect.json.JsonConverterConfig;
import org.apache.kafka.connect.runtime.distributed.DistributedConfig;
import org.junit.jupiter.api.Test;

class WorkerSettingsTest {

  @Test
  void shouldLeaveOnlyTheBrokersToTheEnvironmentWhenReadFromTheFile() {
    assertThat(WorkerSettings.distributed().values())
        .allSatisfy(
            (key, value) -> {
              if (!key.equals("bootstrap.servers")) {
                assertThat(value).doesNotContain("${");
              }
            });
  }

  @Test
  void shouldBeAcceptedByTheWorkerWhenAddressesAreGiven() {
    Map<String, String> settings =
        WorkerSettings.distributed().at("127.0.0.1:9092", "http://127.0.0.1:0").values();
    DistributedConfig config = new DistributedConfig(settings);

    assertThat(config.getList("bootstrap.servers")).containsExactly("127.0.0.1:9092");
    assertThat(unknown(settings, config.values().keySet())).isEmpty();
  }

  @Test
  void shouldNotKnowTheKeyWhenItIsMisspelt() {
    Map<String, String> settings =
        WorkerSettings.distributed().at("127.0.0.1:9092", "http://127.0.0.1:0").values();
    Set<String> known = new DistributedConfig(settings).values().keySet();
    assertThat(unknown(Map.of("ofset.storage.topic", "x"), known)).hasSize(1);
  }

  private static Set<String> unknown(Map<String, String> settings, Set<String> known) {
    Set<String> unknown = new TreeSet<>(settings.keySet());
    unknown.removeAll(known);
    ProducerConfig.configNames().forEach(name -> unknown.remove("producer." + name));
    JsonConverterConfig.configDef()
        .names()
        .forEach(
            name -> {
              unknown.remove("key.converter." + name);
              unknown.remove("value.converter." + name);
            });
    unknown.remove("config.providers.env.class");
    return unknown;
  }
}
