/**
 * Holds what a running system serves against V3 run from scratch over its source database. What it
 * computes with is its own: it shares no code with the recommender, so that a fault there shows.
 */
package io.concord.local.verify;
