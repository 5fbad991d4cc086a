package io.concord.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.concord.store.Names;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.utils.Bytes;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The connector delivers at least once: what it tells again changes nothing. */
class ReplayTest extends Scenario {
  @BeforeEach
  void insertAnOrderWithAPast() {
    database.agreement(10, 1);
    database.agreement(20, 2);
    database.order(100, 10, TODAY);
    database.line(1000, null, 5);
    database.put("OrderItem", 1000, "OrderID", 100);
    database.line(1001, 100, 6);
    database.line(1002, 100, 7);
    database.put("OrderItem", 1001, "ProductID", 8);
    database.delete("OrderItem", 1002);
    database.order(101, 10, YESTERDAY);
    database.put("OrderItem", 1001, "OrderID", 101);
    database.put("Order", 100, "ClientAgreementID", 20);
    database.order(102, 10, YESTERDAY);
    database.delete("Order", 102);
    settledChanges(1L, 2L);
  }

  @Test
  void shouldChangeNothingWhenRecordsComeTwice() {
    List<Map<Bytes, Bytes>> before = stores();

    database.agreement(10, 1);
    database.order(101, 10, YESTERDAY);
    database.put("OrderItem", 1001);
    database.put("Order", 100);

    assertSilence();
    assertThat(fixture.listener.rescorings).isEqualTo(2);
    assertThat(stores()).isEqualTo(before);
  }

  @Test
  void shouldChangeNothingWhenASuffixIsReplayed() {
    for (int from = database.log().size() - 1; from >= 0; from--) {
      Map<Bytes, Bytes> before = fixture.dump(Names.PURCHASES_STORE);

      database.replay(from);

      assertSilence();
      assertThat(fixture.dump(Names.PURCHASES_STORE)).isEqualTo(before);
    }
  }

  @Test
  void shouldChangeNothingWhenADeleteIsReplayed() {
    database.delete("OrderItem", 1000);
    settledChange();
    List<Map<Bytes, Bytes>> before = stores();

    database.replay(database.log().size() - 2);

    assertSilence();
    assertThat(stores()).isEqualTo(before);
  }

  @Test
  void shouldChangeNothingWhenRowsAreReadBySnapshotAgain() {
    List<Map<Bytes, Bytes>> before = stores();

    database.snapshot("ClientAgreement", 10);
    database.snapshot("Order", 100);
    database.snapshot("OrderItem", 1000);
    database.snapshot("OrderItem", 1001);

    assertSilence();
    assertThat(stores()).isEqualTo(before);
  }

  private List<Map<Bytes, Bytes>> stores() {
    return TopologyFixture.STORES.stream().map(fixture::dump).toList();
  }
}
