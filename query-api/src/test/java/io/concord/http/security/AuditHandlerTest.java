package io.concord.http.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.concord.contract.AuditEntry;
import io.concord.http.Samples;
import io.concord.security.KeySecret;
import io.concord.security.RateSettings;
import io.concord.security.Tokens;
import io.concord.security.audit.Audit;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the audit log says of requests. */
class AuditHandlerTest {
  private final List<AuditEntry> entries = new CopyOnWriteArrayList<>();
  private volatile boolean full;
  private final SecuredServer secured =
      new SecuredServer(Tokens.NONE, RateSettings.OFF, new InMemory(), HttpSecurity.BODY_MAX);

  private final class InMemory implements Audit {
    @Override
    public Place reserve() {
      return full
          ? null
          : new Place() {
            @Override
            public void write(AuditEntry entry) {
              entries.add(entry);
            }

            @Override
            public void release() {}
          };
    }
  }

  @AfterEach
  void close() {
    secured.close();
  }

  @Test
  void shouldSayWhoReadWhom() {
    secured.get(secured.bound, "/v1/clients/7/recommendations");
    assertThat(entries).hasSize(1);
    AuditEntry entry = entries.get(0);
    assertThat(entry.at()).isEqualTo(Samples.NOW);
    assertThat(entry.callerKind()).isEqualTo("key");
    assertThat(entry.caller()).isEqualTo(KeySecret.parse(secured.bound).id());
    assertThat(entry.callerName()).isEqualTo("test");
    assertThat(entry.address()).isEqualTo("127.0.0.1");
    assertThat(entry.method()).isEqualTo("GET");
    assertThat(entry.route()).isEqualTo("/v1/clients/{id}/recommendations");
    assertThat(entry.clients()).containsExactly(7L);
    assertThat(entry.status()).isEqualTo(200);
  }

  @Test
  void shouldSayWhatWasRefusedAndForWhom() {
    secured.post(secured.bound, "/v1/recommendations:batch", "{\"clientIds\":[7,8]}");
    secured.server.get("/v1/instances");
    assertThat(entries).extracting(AuditEntry::status).containsExactly(403, 401);
    assertThat(entries.get(0).clients()).containsExactly(7L, 8L);
    assertThat(entries.get(1).callerKind()).isEqualTo("unknown");
    assertThat(entries.get(1).route()).isEqualTo("/v1/instances");
  }

  @Test
  void shouldSayNothingOfWhatHoldsNoData() {
    secured.server.get("/health/ready");
    secured.server.get("/");
    assertThat(entries).isEmpty();
  }

  @Test
  void shouldAnswerNothingButHealthWhileItCannotBeWritten() {
    full = true;
    assertThat(secured.get(secured.reader, "/v1/clients/7").statusCode()).isEqualTo(503);
    assertThat(secured.server.get("/health/live").statusCode()).isEqualTo(200);
  }
}
