package io.concord.app.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import io.concord.topology.TopologyFixture;
import io.concord.topology.TopologyFixture.DeadLetter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What cannot be trusted is kept with its reason, and the rest flows on: in one topology. */
class DeadLetterTest {
  private static final AtomicInteger COUNTED = new AtomicInteger();

  private static TopologyFixture fixture;
  private static long goodLines;

  @BeforeAll
  static void insertAnOrder() {
    fixture = new TopologyFixture(HandlerConfig.of(COUNTED::incrementAndGet));
    fixture.database().agreement(10, 1);
    fixture.database().order(100, 10, "2024-07-01T09:00:00");
  }

  @AfterAll
  static void close() {
    fixture.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      nullValues = "null",
      value = {
        "OrderItem | 1000 | {'op':'c','after':{'ID':1000,                       | well-formed",
        "OrderItem | 1000 | no JSON at all                                      | well-formed",
        "OrderItem | 1000 | []                                                  | must be a JSON object",
        "OrderItem | 1000 | {'after':{'ID':1000,'OrderID':100,'ProductID':5,'IsValidForCurrentSale':1}} | must have an op",
        "OrderItem | 1000 | {'op':'x','after':{'ID':1000,'OrderID':100,'ProductID':5,'IsValidForCurrentSale':1}} | op=x",
        "OrderItem | 1000 | {'op':'c'}                                          | after must be null",
        "OrderItem | 1000 | {'op':'c','after':7}                                | after must be a JSON object",
        "OrderItem | 1000 | {'op':'c','after':{'OrderID':100,'ProductID':5,'IsValidForCurrentSale':1}}    | must have an ID",
        "OrderItem | 1000 | {'op':'c','after':{'ID':1000,'OrderID':'100'}}      | OrderID=100",
        "OrderItem | 1000 | {'op':'c','after':{'ID':1000,'OrderID':1.5}}        | OrderID=1.5",
        "OrderItem | 1000 | {'op':'c','after':{'ID':1000,'Qty':'a lot'}}        | Qty=a lot",
        "OrderItem | 1000 | {'op':'c','after':{'ID':1000,'ProductID':5,'PricePerItem':'AZ8='}} | PricePerItem=AZ8=",
        "OrderItem | 1000 | {'op':'c','after':{'ID':1000,'ProductID':5,'IsValidForCurrentSale':'yes'}} | IsValidForCurrentSale=yes",
        "OrderItem | 1001 | {'op':'c','after':{'ID':1000,'OrderID':100,'ProductID':5,'IsValidForCurrentSale':1}} | key=1001 ID=1000",
        "OrderItem | 1000 | {'op':'u','before':null,'after':{'ID':1000,'OrderID':100,'ProductID':5,'IsValidForCurrentSale':1}} | REPLICA IDENTITY FULL",
        "OrderItem | 1000 | {'op':'d','before':null,'after':null}               | REPLICA IDENTITY FULL",
        "OrderItem | 1000 | {'op':'d','before':{'ID':1000},'after':null}        | not its key alone",
        "OrderItem | 1000 | {'op':'u','before':{'ID':1000},'after':{'ID':1000,'OrderID':100,'ProductID':5,'IsValidForCurrentSale':1}} | not its key alone",
        "OrderItem | null | {'op':'c','after':{'ID':1000,'OrderID':100,'ProductID':5,'IsValidForCurrentSale':1}} | key=null",
        "OrderItem | line | {'op':'c','after':{'ID':1000,'OrderID':100,'ProductID':5,'IsValidForCurrentSale':1}} | key=line",
        "OrderItem | 01000 | {'op':'c','after':{'ID':1000,'OrderID':100,'ProductID':5,'IsValidForCurrentSale':1}} | key=01000",
        "Order | 100 | {'op':'u','after':{'ID':100,'ClientAgreementID':10,'Created':1719824400000}} | Created=1719824400000",
        "Order | 100 | {'op':'u','after':{'ID':100,'ClientAgreementID':10,'Created':'yesterday'}} | Created=yesterday",
        "Order | 100 | {'op':'u','after':{'ID':101,'ClientAgreementID':10,'Created':null}} | key=100 ID=101",
        "Order | null | null                                                    | key=null",
        "ClientAgreement | 10 | {'op':'u','after':{'ID':10}}                    | ClientAgreement must have the column ClientID",
        "ClientAgreement | 10 | {'op':'u','after':{'ID':11,'ClientID':1}}       | key=10 ID=11",
        "ClientAgreement | 10 | {'op':'u','after':{'ID':10,'ClientID':true}}    | ClientID=true",
        "Client | 1 | {'op':'u','after':{'ID':1,'Name':7}}                      | Name=7",
        "Client | 1 | {'op':'u','after':{'ID':2,'Name':'A'}}                    | key=1 ID=2",
      })
  void shouldKeepTheRecordAndGoOn(String table, String key, String value, String reason) {
    long offset = fixture.offset(table);
    int counted = COUNTED.get();
    fixture.pipe(table, key, json(value));
    goodLines++;
    fixture.database().line(2000 + goodLines, 100, goodLines);
    fixture.settle();

    List<TestRecord<byte[], byte[]>> letters = fixture.deadLetters();
    assertThat(letters).hasSize(1);
    assertThat(text(letters.get(0).key())).isEqualTo(key);
    assertThat(text(letters.get(0).value())).isEqualTo(json(value));
    assertThat(header(letters.get(0), "source.topic")).isEqualTo("concord.cdc." + table);
    assertThat(header(letters.get(0), "source.partition")).isEqualTo("0");
    assertThat(header(letters.get(0), "source.offset")).isEqualTo(Long.toString(offset));
    assertThat(header(letters.get(0), "error")).contains(reason);
    assertThat(COUNTED).hasValue(counted + 1);
    assertThat(fixture.change().recommendations()).hasSize((int) goodLines);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      nullValues = "null",
      value = {
        "Product | 5 | {'op':'c','after':{'ID':5,'Name':7}}           | Name=7",
        "Product | 5 | {'op':'c','after':{'ID':6,'Name':'A'}}         | key=5 ID=6",
        "Product | x | {'op':'c','after':{'ID':5,'Name':'A'}}         | key=x",
        "CarBrand | 5 | nonsense                                      | well-formed",
        "CarBrand | null | {'op':'c','after':{'ID':5,'Name':'A'}}     | key=null",
        "ProductCarBrand | 5 | {'op':'c','after':{'ID':5,'ProductID':'6'}} | ProductID=6",
      })
  void shouldKeepABadRecordOfTheCatalogue(String table, String key, String value, String reason) {
    long offset = fixture.offset(table);
    fixture.catalogueDeadLetters().clear();

    fixture.pipe(table, key, json(value));
    fixture.pipe(table, "7", json("{'op':'c','after':{'ID':7,'ProductID':5,'CarBrandID':5}}"));

    assertThat(fixture.catalogueDeadLetters()).hasSize(1);
    DeadLetter letter = fixture.catalogueDeadLetters().get(0);
    assertThat(letter.topic()).isEqualTo("concord.cdc." + table);
    assertThat(letter.partition()).isZero();
    assertThat(letter.offset()).isEqualTo(offset);
    assertThat(letter.key()).isEqualTo(key);
    assertThat(letter.value()).isEqualTo(json(value));
    assertThat(letter.cause()).contains(reason);
    assertThat(fixture.deadLetters()).isEmpty();
  }

  private static String json(String text) {
    return text == null ? null : text.replace('\'', '"');
  }

  private static String header(TestRecord<byte[], byte[]> letter, String name) {
    return text(letter.headers().lastHeader(name).value());
  }

  private static String text(byte[] bytes) {
    return bytes == null ? null : new String(bytes, StandardCharsets.UTF_8);
  }
}
