/**
 * V3 a second time, in SQL over the source tables, to hold the recommender against; no code is
 * shared with it.
 */
package io.concord.local.oracle;
