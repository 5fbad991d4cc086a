package io.concord.app.deadletter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.concord.topology.TopologyFixture;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Records of our own that cannot be read stop the application; odd but good ones do not. */
class CorruptRecordTest {
  private static final String LINE =
      "{'op':'c','before':null,'after':{'ID':1000,'OrderID':100,'ProductID':5,'IsValidForCurrentSale':1}}";

  private final AtomicInteger counted = new AtomicInteger();
  private final TopologyFixture fixture =
      new TopologyFixture(HandlerConfig.of(counted::incrementAndGet));

  @BeforeEach
  void insertAnOrder() {
    fixture.database().agreement(10, 1);
    fixture.database().order(100, 10, "2024-07-01T09:00:00");
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "agreements-everywhere",
        "lines-by-order",
        "purchases-by-client",
        "popularity",
        "order-quality",
      })
  void shouldStopWhenARecordOfOurOwnCannotBeRead(String name) {
    String topic = "topology-test-" + name + "-repartition";

    assertThatThrownBy(() -> fixture.pipeTo(topic, bytes("1"), bytes("nonsense")))
        .hasStackTraceContaining("must have version ");
    assertThat(counted).hasValue(0);
  }

  @Test
  void shouldStopWhenAKeyOfOurOwnCannotBeRead() {
    assertThatThrownBy(
            () ->
                fixture.pipeTo(
                    "topology-test-lines-by-order-repartition", bytes("x"), new byte[] {1, 2, 0}))
        .hasStackTraceContaining("key=x");
    assertThat(counted).hasValue(0);
  }

  @Test
  void shouldReadBothFormsOfSchemasEnable() {
    fixture.pipe("OrderItem", "1000", json("{'schema':{'type':'struct'},'payload':" + LINE + "}"));
    fixture.settle();

    assertThat(fixture.change().recommendations()).hasSize(1);
    assertThat(fixture.deadLetters()).isEmpty();
  }

  @Test
  void shouldTakeATombstoneThatFollowsNoDelete() {
    fixture.pipe("OrderItem", "1000", json(LINE));
    fixture.pipe("OrderItem", "1000", null);
    fixture.settle();
    assertThat(fixture.change().recommendations()).hasSize(1);

    fixture.pipe("Order", "100", null);
    fixture.settle();
    assertThat(fixture.change().recommendations()).isEmpty();

    fixture.pipe("ClientAgreement", "10", null);
    fixture.pipe("Client", "1", null);
    fixture.pipe("Product", "5", null);
    assertThat(fixture.deadLetters()).isEmpty();
    assertThat(fixture.catalogueDeadLetters()).isEmpty();
  }

  private static String json(String text) {
    return text.replace('\'', '"');
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
