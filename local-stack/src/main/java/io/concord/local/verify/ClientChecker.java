package io.concord.local.verify;

import io.concord.local.verify.Outcome.Different;
import io.concord.local.verify.Outcome.Equal;
import io.concord.local.verify.Outcome.NotYet;
import io.concord.local.verify.Served.ServedList;
import io.concord.local.verify.Served.Unavailable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Looks once at clients: asks for their lists, reads the database, compares. */
final class ClientChecker {
  private final ServedLists served;
  private final ReferenceLists reference;
  private final AsOfRule asOfRule;

  ClientChecker(ServedLists served, ReferenceLists reference, AsOfRule asOfRule) {
    this.served = served;
    this.reference = reference;
    this.asOfRule = asOfRule;
  }

  /** The outcome of each of these clients, by ID. */
  Map<Long, Outcome> check(List<Long> clientIds) {
    Map<Long, Served> answers = served.lists(clientIds);
    Map<Long, ExpectedList> expected = expected(clientIds, answers);
    Map<Long, Outcome> outcomes = new TreeMap<>();
    for (long client : clientIds) {
      outcomes.put(client, outcome(client, expected.get(client), answers.get(client)));
    }
    return outcomes;
  }

  /** Computed for the day that the answer is of; whether that is the right day is told apart. */
  private Map<Long, ExpectedList> expected(List<Long> clientIds, Map<Long, Served> answers) {
    Map<LocalDate, List<Long>> clientsByDay = new HashMap<>();
    for (long client : clientIds) {
      LocalDate day =
          answers.get(client) instanceof ServedList list ? list.asOf() : asOfRule.expected();
      clientsByDay.computeIfAbsent(day, any -> new ArrayList<>()).add(client);
    }
    Map<Long, ExpectedList> expected = new HashMap<>();
    clientsByDay.forEach((day, clients) -> expected.putAll(reference.lists(clients, day)));
    return expected;
  }

  private Outcome outcome(long clientId, ExpectedList expected, Served answer) {
    if (answer == null) {
      throw new VerificationException("the API must answer for client " + clientId);
    } else if (answer instanceof Unavailable unavailable) {
      return new NotYet(unavailable.reason());
    }
    Differences differences = differences(expected, answer);
    if (differences.isEmpty()) {
      return new Equal();
    } else if (answer instanceof ServedList list && list.stalenessMs() > 0) {
      return new NotYet("stale since " + list.stalenessMs() + " ms");
    }
    return new Different(new Mismatch(clientId, expected, answer, differences));
  }

  private Differences differences(ExpectedList expected, Served answer) {
    if (!(answer instanceof ServedList list)) {
      return expected == null
          ? Differences.NONE
          : Differences.of("the database knows the client, the API does not (404)");
    } else if (!list.strategy().equals(ReferenceV3.NAME)) {
      throw new VerificationException(
          "lists must be made by strategy %s to be compared, strategy=%s"
              .formatted(ReferenceV3.NAME, list.strategy()));
    } else if (expected == null) {
      return Differences.of("the database does not know the client, the API serves it a list");
    }
    return asOfRule.addTo(ListComparison.differences(expected, list), list.asOf());
  }
}
