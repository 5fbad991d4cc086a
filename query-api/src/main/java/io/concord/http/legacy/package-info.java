/**
 * The old service's routes, answered field for field as it did, so that its callers need no change.
 */
package io.concord.http.legacy;
