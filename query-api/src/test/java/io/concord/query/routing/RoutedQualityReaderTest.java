package io.concord.query.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.concord.contract.Quality;
import io.concord.query.PopularReader;
import io.concord.query.QualityReader;
import io.concord.query.Readers;
import io.concord.query.Result;
import io.concord.query.Result.Found;
import io.concord.query.Result.Unavailable;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RoutedQualityReaderTest {
  private static final LocalDate DAY = LocalDate.parse("2024-07-01");

  private final Map<String, Result<Quality>> answers = new HashMap<>();
  private final List<String> asked = new ArrayList<>();
  private Result<Quality> here = new Unavailable<>("elsewhere", Duration.ofSeconds(1));

  private final QualityReader reader =
      new RoutedQualityReader(
          (from, to) -> here, new OneTask(), new Nodes(), new PeerHealth(), Duration.ofSeconds(5));

  @Test
  void shouldReadHereWhatIsCurrentHere() {
    here = counted(0);

    assertThat(reader.quality(DAY, 30)).isSameAs(here);
    assertThat(asked).isEmpty();
  }

  @Test
  void shouldAskTheOwner() {
    answers.put("owner:1", counted(0));

    assertThat(reader.quality(DAY, 30)).isEqualTo(counted(0));
    assertThat(asked).containsExactly("owner:1 2024-07-01 30");
  }

  @Test
  void shouldTakeTheLeastStaleCopyWhenTheOwnerIsAway() {
    here = counted(900);
    answers.put("standby:1", counted(20));

    assertThat(reader.quality(DAY, 1)).isEqualTo(counted(20));
    assertThat(asked).containsExactly("owner:1 2024-07-01 1", "standby:1 2024-07-01 1");
  }

  @Test
  void shouldKeepItsOwnCopyWhenOthersAreOlderOrCannotAnswer() {
    here = counted(5);
    answers.put("owner:1", new Unavailable<>("restoring", Duration.ofSeconds(1)));
    answers.put("standby:1", counted(70));

    assertThat(reader.quality(null, 30)).isSameAs(here);
  }

  private static Found<Quality> counted(long stalenessMs) {
    return new Found<>(
        new Quality(
            DAY,
            DAY,
            stalenessMs,
            List.of(),
            new Quality.Comparison(null, "v3", List.of(), List.of())));
  }

  private static final class OneTask implements Placement {
    @Override
    public Holders client(long clientId) {
      throw new AssertionError("nobody asks for a client");
    }

    @Override
    public Holders popularity() {
      throw new AssertionError("nobody asks for the popularity");
    }

    @Override
    public Holders quality() {
      return new Holders("owner:1", List.of("standby:1"));
    }
  }

  private final class Nodes implements Peers {
    @Override
    public Readers readers(String address, Deadline deadline) {
      throw new AssertionError("nobody asks for a client");
    }

    @Override
    public PopularReader popular(String address, Deadline deadline) {
      throw new AssertionError("nobody asks for popular products");
    }

    @Override
    public QualityReader quality(String address, Deadline deadline) {
      return (to, days) -> {
        asked.add(address + " " + to + " " + days);
        if (!answers.containsKey(address)) {
          throw new PeerException("away", null);
        }
        return answers.get(address);
      };
    }
  }
}
