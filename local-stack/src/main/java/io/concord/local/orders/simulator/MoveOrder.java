package io.concord.local.orders.simulator;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** A recent order moves to another agreement, of the same client where it has one. */
final class MoveOrder implements Action {

  @Override
  public Optional<String> perform(OrderDesk desk) throws SQLException {
    Optional<PlacedOrder> order = desk.someRecentOrder();
    if (order.isEmpty()) {
      return Optional.empty();
    }
    Buyer from = order.get().buyer();
    Optional<Buyer> to = otherAgreement(desk, from);
    if (to.isEmpty() || to.get().agreementId() == from.agreementId()) {
      return Optional.empty();
    }
    desk.sql()
        .update(
            "UPDATE dbo.\"Order\" SET \"ClientAgreementID\" = ? WHERE \"ID\" = ?",
            to.get().agreementId(),
            order.get().id());
    return Optional.of(
        "order %d moved from agreement %d of %s to agreement %d of %s"
            .formatted(
                order.get().id(),
                from.agreementId(),
                from.spoken(),
                to.get().agreementId(),
                to.get().spoken()));
  }

  private static Optional<Buyer> otherAgreement(OrderDesk desk, Buyer buyer) throws SQLException {
    List<Long> others =
        desk.sql()
            .list(
                row -> row.getLong(1),
                """
                SELECT "ID" FROM dbo."ClientAgreement"
                WHERE "ClientID" = ? AND "ID" <> ? ORDER BY "ID"
                """,
                buyer.clientId(),
                buyer.agreementId());
    return others.isEmpty()
        ? desk.someBuyer()
        : Optional.of(new Buyer(buyer.clientId(), buyer.name(), desk.pick(others)));
  }
}
