/**
 * The whole product on one machine: {@link io.concord.local.RecommenderCommand} is the command
 * line, {@link io.concord.local.LocalStack} starts and stops the parts.
 */
package io.concord.local;
