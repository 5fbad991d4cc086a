/** Says in one line why something failed. */
package io.concord.local.failure;
