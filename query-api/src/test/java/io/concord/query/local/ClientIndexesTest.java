package io.concord.query.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.concord.query.ClientQuery;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.junit.jupiter.api.Test;

class ClientIndexesTest {
  private static final int PARTITION = 3;

  private final AtomicLong now = new AtomicLong();
  private final Queue<Runnable> tasks = new ArrayDeque<>();
  private boolean background;
  private boolean elsewhere;
  private int reads;
  private int orderReads;

  private final ClientIndexes indexes =
      new ClientIndexes(
          new ClientIndexes.Reading() {
            @Override
            public ClientIndex clients(int partition) {
              if (elsewhere) {
                throw new InvalidStateStoreException("it is elsewhere");
              }
              reads++;
              ClientIndex.Builder builder = new ClientIndex.Builder();
              builder.add(1, "a" + reads);
              builder.add(2, "a" + reads);
              return builder.build();
            }

            @Override
            public void orders(int partition, ClientIndex index) {
              orderReads++;
              index.orders(2, 7);
            }
          },
          this::run,
          now::get);

  @Test
  void shouldReadAPartitionOnceAndAnewWhenItIsOld() {
    assertThat(search("a1")).isTrue();
    pass(Duration.ofSeconds(1));
    assertThat(search("a1")).isTrue();
    pass(Duration.ofSeconds(2));
    assertThat(search("a2")).isTrue();
    assertThat(reads).isEqualTo(2);
  }

  @Test
  void shouldReadTheOrdersSeldomAndKeepThemMeanwhile() {
    search("a");
    pass(Duration.ofMinutes(4));
    search("a");
    assertThat(orderReads).isEqualTo(1);
    assertThat(indexes.of(PARTITION, now.get()).find(new ClientQuery("a", 1))).containsExactly(2L);
    pass(Duration.ofMinutes(7));
    search("a");
    assertThat(orderReads).isEqualTo(2);
  }

  @Test
  void shouldAnswerFromTheOldIndexWhileANewOneIsRead() {
    search("a1");
    background = true;
    pass(Duration.ofSeconds(9));

    assertThat(search("a1")).isTrue();
    tasks.remove().run();
    assertThat(search("a2")).isTrue();
  }

  @Test
  void shouldHaveNothingWhileThePartitionIsReadFirstOrIsElsewhere() {
    background = true;
    indexes.begin(PARTITION);
    assertThat(indexes.of(PARTITION, now.get())).isNull();
    assertThat(indexes.of(PARTITION + 1, now.get())).isNull();

    elsewhere = true;
    tasks.remove().run();
    assertThat(indexes.of(PARTITION, now.get())).isNull();

    elsewhere = false;
    tasks.remove().run();
    assertThat(search("a1")).isTrue();
  }

  @Test
  void shouldForgetWhatNobodyAskedForLong() {
    search("a1");
    pass(Duration.ofMinutes(11));
    indexes.begin(PARTITION + 1);

    assertThat(indexes.of(PARTITION, now.get())).isNull();
  }

  private boolean search(String text) {
    indexes.begin(PARTITION);
    return !indexes.of(PARTITION, now.get()).find(new ClientQuery(text, 5)).isEmpty();
  }

  private void pass(Duration time) {
    now.addAndGet(time.toNanos());
  }

  private void run(Runnable task) {
    if (background) {
      tasks.add(task);
    } else {
      task.run();
    }
  }
}
