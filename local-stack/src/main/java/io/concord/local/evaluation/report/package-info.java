/** Shows what was measured: as a table, as JSON or as a page with plots. */
package io.concord.local.evaluation.report;
