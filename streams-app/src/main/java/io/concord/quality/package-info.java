/** How good served lists were: what is counted of each order, and what follows from the counts. */
package io.concord.quality;
