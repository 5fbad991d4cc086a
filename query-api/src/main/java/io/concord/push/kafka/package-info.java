/** The change log in Kafka: following its end, and reading back in it. */
package io.concord.push.kafka;
