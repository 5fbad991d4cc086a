/**
 * {@code recommender dead-letters}: shows the records that were put aside, writes what makes them
 * good, or lets them be.
 */
package io.concord.local.deadletters;
