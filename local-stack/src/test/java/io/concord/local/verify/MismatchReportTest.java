package io.concord.local.verify;

import static io.concord.local.verify.Lists.expected;
import static io.concord.local.verify.Lists.served;
import static org.assertj.core.api.Assertions.assertThat;

import io.concord.local.verify.ExpectedList.ExpectedPlace;
import io.concord.local.verify.Served.ServedList;
import io.concord.local.verify.Served.UnknownClient;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class MismatchReportTest {
  private final FixedLists reference = new FixedLists();
  private final MismatchReport report = new MismatchReport(reference);

  @Test
  void shouldShowTheRowsOfProductsThatDiffer() {
    reference.linesByProduct.put(
        6L,
        List.of(
            new LineRow(200, LocalDateTime.parse("2024-07-01T09:30:00"), 2000, true),
            new LineRow(100, LocalDateTime.parse("2024-06-01T09:30:00.1234567"), 1000, false)));

    assertThat(lines(expected(7, 5, 6), served(5, 8)))
        .containsExactly(
            "client 7 differs: revision 12 as of 2024-07-02",
            "  product 6: expected rank 2 score 0.9, served not on the list",
            "    order 200 of 2024-07-01T09:30, line 2000",
            "    order 100 of 2024-06-01T09:30:00.123456700, line 1000, not valid",
            "  product 8: expected not on the list, served rank 2 score 0.9",
            "    the database has no line of it on orders of this client");
  }

  @Test
  void shouldShowTenPlacesAndCountTheRest() {
    List<String> lines = lines(expected(7), served(LongStream.rangeClosed(1, 14).toArray()));

    assertThat(lines).hasSize(1 + 2 * 10 + 1).endsWith("  and 4 more places");
  }

  @Test
  void shouldShowTwentyRowsOfAProduct() {
    LineRow row = new LineRow(200, LocalDateTime.parse("2024-07-01T09:30:00"), 2000, true);
    reference.linesByProduct.put(6L, Collections.nCopies(30, row));

    assertThat(lines(expected(7, 6), served()))
        .hasSize(1 + 1 + 20 + 1)
        .endsWith("    and older ones");
  }

  @Test
  void shouldShowHowOftenAPopularProductIsOrdered() {
    ExpectedList popular =
        new ExpectedList(7, "LIGHT", "popular", 3, List.of(new ExpectedPlace(5, 1.0, 41, null)));

    assertThat(lines(popular, served()))
        .endsWith(
            "  product 5: expected rank 1 score 1.0, served not on the list",
            "    the database has 41 orders of all clients with it");
  }

  @Test
  void shouldSayWhenOneSideDoesNotKnowTheClient() {
    Mismatch mismatch =
        new Mismatch(7, expected(7), new UnknownClient(), Differences.of("nobody knows why"));

    assertThat(report.lines(mismatch)).containsExactly("client 7 differs", "  nobody knows why");
  }

  private List<String> lines(ExpectedList expected, ServedList served) {
    Differences differences = ListComparison.differences(expected, served);
    List<String> facts = List.of();
    return report.lines(
        new Mismatch(7, expected, served, new Differences(facts, differences.places())));
  }
}
