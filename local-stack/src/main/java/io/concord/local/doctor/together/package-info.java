/** Holds the parts of a deployment that were examined against each other. */
package io.concord.local.doctor.together;
