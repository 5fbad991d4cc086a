/**
 * The query ports over the stores of this process: finds the client's partition, reads it, and adds
 * what the catalogue knows of the products.
 */
package io.concord.query.local;
