package io.concord.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DueListTest {
  private static final int DAY = 130;

  private final DueList now = new DueList(DAY, 0);

  @Test
  void shouldListWhatIsLikeliestFirst() {
    now.offer(1, ReorderTest.ticks("60 67 74 81 108"));
    now.offer(2, ReorderTest.ticks("40 60 80 100"));
    now.offer(3, ReorderTest.ticks("89 103 117"));
    now.offer(5, ReorderTest.ticks("55 80 105"));
    now.offer(4, ReorderTest.ticks("55 80 105"));

    // 1 is due on 115 and until 130, 4 and 5 on 130, 3 on 131; 2 was until 121
    assertThat(now.products())
        .extracting(DueProduct::productId, product -> product.reorder().stateOn(DAY))
        .containsExactly(
            tuple(1, ReorderState.DUE),
            tuple(4, ReorderState.DUE),
            tuple(5, ReorderState.DUE),
            tuple(3, ReorderState.DUE),
            tuple(2, ReorderState.OVERDUE));
  }

  /** 40 days after an order each 30 days is less than 20 after one each 10. */
  @Test
  void shouldMeasureLatenessInIntervals() {
    now.offer(1, ReorderTest.ticks("80 90 100 110"));
    now.offer(2, ReorderTest.ticks("0 30 60 90"));

    assertThat(now.products()).extracting(DueProduct::productId).containsExactly(2L, 1L);
  }

  @Test
  void shouldListWhatComesSoonWhenAsked() {
    DueList soon = new DueList(DAY, 7);
    offerUpcoming(now);
    offerUpcoming(soon);

    assertThat(now.products()).isEmpty();
    assertThat(soon.products()).extracting(DueProduct::productId).containsExactly(9L, 8L);
  }

  /** Windows that begin on the 137th, 138th and 136th day. */
  private static void offerUpcoming(DueList list) {
    list.offer(8, ReorderTest.ticks("94 105 116 127 127"));
    list.offer(7, ReorderTest.ticks("94 105 116 128"));
    list.offer(9, ReorderTest.ticks("97 107 117 127"));
  }

  @Test
  void shouldLeaveOutWhatIsDroppedOrWasHardlyBought() {
    now.offer(1, ReorderTest.ticks("60 70 80 89"));
    now.offer(2, ReorderTest.ticks("110 120"));

    assertThat(now.products()).isEmpty();
  }

  @Test
  void shouldTellOrdersAndTheLast() {
    long[] orders = ReorderTest.ticks("89 103 103 117");
    now.offer(3, orders);

    assertThat(now.products())
        .containsExactly(new DueProduct(3, 4, orders[3], new Reorder(117, 14, 7, 21)));
  }

  private static org.assertj.core.groups.Tuple tuple(long product, ReorderState state) {
    return org.assertj.core.api.Assertions.tuple(product, state);
  }
}
