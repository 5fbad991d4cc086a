package io.concord.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.concord.store.Names;
import org.junit.jupiter.api.Test;

/** Rows of clients. */
class ClientTest extends Scenario {
  @Test
  void shouldRememberAClientByName() {
    database.put("Client", 1, "Name", "Truck Parts Ltd");
    database.snapshot("Client", 2, "Name", null);

    assertSilence();

    assertThat(fixture.purchases().name(1)).contains("Truck Parts Ltd");
    assertThat(fixture.purchases().name(2)).isEmpty();
    assertThat(fixture.purchases().name(3)).isNull();
    assertThat(fixture.purchases().knows(2)).isTrue();
    assertThat(fixture.purchases().knows(3)).isFalse();
    assertThat(fixture.recommendations().list(1)).isNull();
  }

  @Test
  void shouldFollowARenamedClient() {
    database.put("Client", 1, "Name", "Before");
    database.put("Client", 1, "Name", "After");

    assertThat(fixture.purchases().name(1)).contains("After");
  }

  @Test
  void shouldForgetADeletedClient() {
    database.put("Client", 1, "Name", "Truck Parts Ltd");
    database.delete("Client", 1);

    assertThat(fixture.purchases().knows(1)).isFalse();
    assertThat(fixture.dump(Names.PURCHASES_STORE)).isEmpty();
  }

  @Test
  void shouldForgetAClientWhenCompactionLeftOnlyItsTombstone() {
    database.put("Client", 1, "Name", "Truck Parts Ltd");
    database.deleteCompacted("Client", 1);

    assertThat(fixture.dump(Names.PURCHASES_STORE)).isEmpty();
  }

  @Test
  void shouldKeepThePurchasesWhenTheClientsRowIsGone() {
    database.put("Client", 1, "Name", "Truck Parts Ltd");
    database.agreement(10, 1);
    database.order(100, 10, TODAY);
    database.line(1000, 100, 5);
    settledChange();

    database.delete("Client", 1);

    assertSilence();
    assertThat(fixture.purchases().knows(1)).isTrue();
  }
}
