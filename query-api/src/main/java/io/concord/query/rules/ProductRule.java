package io.concord.query.rules;

import java.util.function.Function;
import java.util.function.Predicate;

/**
 * One rule that looks at a product alone.
 *
 * @param breaks whether a product must be taken out
 * @param detail why, for a product that is
 */
record ProductRule(Rule name, Predicate<Candidate> breaks, Function<Candidate, String> detail) {}
