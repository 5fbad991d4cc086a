/**
 * Holds the files of the deployment against each other and against the product: no container engine
 * is needed to see a name that is written in two ways.
 */
package io.concord.local.deployment;
