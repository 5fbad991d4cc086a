/**
 * Checks a Connect cluster and its connector, whose settings it compares with the product's own.
 */
package io.concord.local.doctor.connector;
