/** Tables for a terminal. */
package io.concord.local.table;
