package io.concord.local.verify;

import com.fasterxml.jackson.databind.JsonNode;
import io.concord.local.verify.Served.ServedList;
import io.concord.local.verify.Served.ServedPlace;
import io.concord.local.verify.Served.Unavailable;
import io.concord.local.verify.Served.UnknownClient;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Reads a result of a batch; fields that are not compared may be there or not. */
final class Answers {
  private static final int NOT_FOUND = 404;
  private static final int UNAVAILABLE = 503;

  private Answers() {}

  /**
   * @throws IllegalArgumentException when a field that is compared is missing
   */
  static Served read(JsonNode result) {
    JsonNode answer = result.path("answer");
    return answer.isObject() ? list(answer) : problem(result.required("problem"));
  }

  private static Served problem(JsonNode problem) {
    int status = problem.required("status").intValue();
    String text = status + " " + problem.path("detail").asText();
    return switch (status) {
      case NOT_FOUND -> new UnknownClient();
      case UNAVAILABLE -> new Unavailable(text);
      default -> throw new VerificationException("a client was answered " + text);
    };
  }

  private static ServedList list(JsonNode answer) {
    List<ServedPlace> places = new ArrayList<>();
    for (JsonNode place : answer.required("recommendations")) {
      places.add(
          new ServedPlace(
              place.required("rank").intValue(),
              place.required("productId").longValue(),
              place.required("score").doubleValue()));
    }
    return new ServedList(
        LocalDate.parse(answer.required("asOf").asText()),
        answer.required("strategy").asText(),
        answer.required("segment").asText(),
        answer.required("source").asText(),
        answer.required("orders").intValue(),
        answer.required("revision").longValue(),
        answer.required("stalenessMs").longValue(),
        places);
  }
}
