/** Keys and the audit log over Kafka topics. */
package io.concord.security.kafka;
