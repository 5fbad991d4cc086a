/** Checks a PostgreSQL whose changes are decoded logically: tables, slot, publication, rights. */
package io.concord.local.doctor.postgres;
