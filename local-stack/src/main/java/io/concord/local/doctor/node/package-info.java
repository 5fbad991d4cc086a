/** Checks nodes: their settings, before they start, and what they say of themselves. */
package io.concord.local.doctor.node;
