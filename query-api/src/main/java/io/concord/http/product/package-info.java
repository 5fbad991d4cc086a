/** Routes about products: what all clients together order. */
package io.concord.http.product;
