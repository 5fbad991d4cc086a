package io.concord.query;

import java.util.Objects;

/** The ports that answer for clients, over one place where their state may be. */
public record Readers(RecommendationReader recommendations, ClientReader clients) {
  public Readers {
    Objects.requireNonNull(recommendations, "recommendations");
    Objects.requireNonNull(clients, "clients");
  }
}
