/** Measures strategies over a file of past orders: {@code recommender evaluate}. */
package io.concord.local.evaluation;
