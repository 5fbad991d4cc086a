package io.concord.query.local;

import io.concord.app.RecommenderStreams;
import io.concord.contract.ClientProfile;
import io.concord.contract.DueProducts;
import io.concord.contract.PurchasePage;
import io.concord.contract.PurchasePage.PurchasedLine;
import io.concord.purchase.BusinessDay;
import io.concord.purchase.PurchaseHistory;
import io.concord.purchase.Ticks;
import io.concord.query.ClientReader;
import io.concord.query.DueQuery;
import io.concord.query.PurchaseQuery;
import io.concord.query.Result;
import io.concord.query.Result.Found;
import io.concord.query.Result.UnknownClient;
import io.concord.scoring.DueProduct;
import io.concord.scoring.Segment;
import io.concord.store.PurchaseView;
import io.concord.store.StoredRecommendations;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Optional;

/** Answers from the client's rows, which it scans for each answer. */
final class LocalClientReader implements ClientReader {
  private final InstantSource clock;
  private final BusinessDay businessDay;
  private final LocalStores stores;
  private final Answers answers;
  private final Catalogue catalogue;

  LocalClientReader(
      RecommenderStreams streams, LocalStores stores, Catalogue catalogue, InstantSource clock) {
    this.clock = clock;
    this.businessDay = streams.settings().businessDay();
    this.stores = stores;
    this.answers = new Answers(streams);
    this.catalogue = catalogue;
  }

  @Override
  public Result<ClientProfile> profile(long clientId) {
    return answers.whenRestored(
        () -> {
          PurchaseView purchases = stores.purchases(clientId);
          return purchases.knows(clientId)
              ? new Found<>(profile(clientId, purchases))
              : unknown(clientId);
        });
  }

  @Override
  public Result<PurchasePage> purchases(PurchaseQuery query) {
    PurchaseCursor after = PurchaseCursor.parse(query.cursor());
    return answers.whenRestored(
        () -> {
          PurchaseView purchases = stores.purchases(query.clientId());
          return purchases.knows(query.clientId())
              ? new Found<>(page(query, after, purchases))
              : unknown(query.clientId());
        });
  }

  @Override
  public Result<DueProducts> due(DueQuery query) {
    return answers.whenRestored(
        () -> {
          PurchaseView purchases = stores.purchases(query.clientId());
          return purchases.knows(query.clientId())
              ? new Found<>(due(query, purchases))
              : unknown(query.clientId());
        });
  }

  /** Nobody is unknown for good while anything waits to be read. */
  private <T> Result<T> unknown(long clientId) {
    return stores.mayNotKnow(clientId, clock.instant())
        ? answers.unavailable()
        : new UnknownClient<>(clientId);
  }

  private ClientProfile profile(long clientId, PurchaseView purchases) {
    Instant now = clock.instant();
    LocalDate asOf = businessDay.liveAsOf(now);
    long cut = BusinessDay.cutTicks(asOf);
    PurchaseHistory history = purchases.history(clientId, cut);
    LongSummaryStatistics created = new LongSummaryStatistics();
    purchases.forEachOrder(
        clientId,
        (orderId, createdTicks) -> {
          if (createdTicks < cut) {
            created.accept(createdTicks);
          }
        });
    boolean ordered = created.getCount() > 0;
    Optional<String> name = purchases.name(clientId);
    return new ClientProfile(
        clientId,
        name == null ? null : name.orElse(null),
        asOf,
        segment(history).name(),
        history.orders(),
        history.size(),
        Segment.repurchaseRate(history),
        ordered ? Ticks.toInstant(created.getMin()) : null,
        ordered ? Ticks.toInstant(created.getMax()) : null,
        revision(clientId),
        now,
        stores.staleness(clientId, now).toMillis(),
        stores.areInexact());
  }

  /** As the client's list has it: a client without purchases is LIGHT. */
  private static Segment segment(PurchaseHistory history) {
    return history.size() == 0 ? Segment.LIGHT : Segment.of(history);
  }

  private PurchasePage page(PurchaseQuery query, PurchaseCursor after, PurchaseView purchases) {
    Instant now = clock.instant();
    LocalDate asOf = businessDay.liveAsOf(now);
    List<PurchasedRow> rows = rows(query, BusinessDay.cutTicks(asOf), purchases);
    List<PurchasedRow> left =
        rows.stream().filter(row -> after == null || row.position().compareTo(after) > 0).toList();
    List<PurchasedRow> page = left.subList(0, Math.min(query.limit(), left.size()));
    return new PurchasePage(
        query.clientId(),
        asOf,
        rows.size(),
        page.stream().map(this::line).toList(),
        page.size() < left.size() ? page.get(page.size() - 1).position().text() : null,
        revision(query.clientId()),
        now,
        stores.staleness(query.clientId(), now).toMillis(),
        stores.areInexact());
  }

  private static List<PurchasedRow> rows(
      PurchaseQuery query, long cutTicks, PurchaseView purchases) {
    List<PurchasedRow> rows = new ArrayList<>();
    purchases.forEachPurchase(
        query.clientId(),
        query.productId(),
        (productId, orderId, lineId, purchase) -> {
          if (purchase.createdTicks() < cutTicks) {
            rows.add(
                new PurchasedRow(
                    new PurchaseCursor(purchase.createdTicks(), orderId, lineId),
                    productId,
                    purchase.amount()));
          }
        });
    rows.sort(Comparator.comparing(PurchasedRow::position));
    return rows;
  }

  private PurchasedLine line(PurchasedRow row) {
    Catalogue.Entry entry = catalogue.entry(row.productId());
    return new PurchasedLine(
        row.position().orderId(),
        row.position().lineId(),
        Ticks.toInstant(row.position().createdTicks()),
        row.productId(),
        entry.name(),
        entry.vendorCode(),
        row.amount().quantity(),
        row.amount().pricePerItem());
  }

  private DueProducts due(DueQuery query, PurchaseView purchases) {
    Instant now = clock.instant();
    LocalDate asOf = query.asOf() != null ? query.asOf() : businessDay.liveAsOf(now);
    List<DueProduct> due = DueScan.products(purchases, query.clientId(), asOf, query.withinDays());
    return new DueProducts(
        query.clientId(),
        asOf,
        due.size(),
        due.stream().limit(query.limit()).map(product -> dueProduct(product, asOf)).toList(),
        revision(query.clientId()),
        now,
        stores.staleness(query.clientId(), now).toMillis(),
        stores.areInexact());
  }

  private DueProducts.DueProduct dueProduct(DueProduct product, LocalDate asOf) {
    Catalogue.Entry entry = catalogue.entry(product.productId());
    return DueScan.told(product, entry, asOf);
  }

  private long revision(long clientId) {
    StoredRecommendations stored = stores.recommendations(clientId).list(clientId);
    return stored == null ? 0 : stored.revision();
  }
}
