/**
 * V3 a second time, in the plainest Java over raw table rows, to hold the recommender against; no
 * code is shared with it.
 */
package io.concord.oracle;
