package io.concord.query.rules;

import io.concord.scoring.ScoredProduct;

/**
 * One place of the plain list that is taken out.
 *
 * @param plainRank 1 for the best
 * @param rule the first that the product breaks
 * @param detail what of the product the rule met, one sentence
 */
public record Removal(int plainRank, ScoredProduct product, Rule rule, String detail) {}
