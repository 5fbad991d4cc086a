package io.concord.trace;

import io.opentelemetry.api.common.AttributeKey;

/** Names of attributes: the stable semantic conventions of HTTP, and our own. */
final class Keys {
  static final AttributeKey<String> METHOD = AttributeKey.stringKey("http.request.method");
  static final AttributeKey<String> ROUTE = AttributeKey.stringKey("http.route");
  static final AttributeKey<Long> STATUS = AttributeKey.longKey("http.response.status_code");
  static final AttributeKey<String> PATH = AttributeKey.stringKey("url.path");
  static final AttributeKey<String> SCHEME = AttributeKey.stringKey("url.scheme");
  static final AttributeKey<String> URL = AttributeKey.stringKey("url.full");
  static final AttributeKey<String> SERVER = AttributeKey.stringKey("server.address");
  static final AttributeKey<Long> PORT = AttributeKey.longKey("server.port");
  static final AttributeKey<String> ERROR = AttributeKey.stringKey("error.type");
  static final AttributeKey<String> SERVICE = AttributeKey.stringKey("service.name");
  static final AttributeKey<String> INSTANCE = AttributeKey.stringKey("service.instance.id");
  static final AttributeKey<String> VERSION = AttributeKey.stringKey("service.version");

  static final AttributeKey<Long> CLIENT = AttributeKey.longKey("concord.client.id");
  static final AttributeKey<Long> CLIENTS = AttributeKey.longKey("concord.clients");
  static final AttributeKey<Long> REVISION = AttributeKey.longKey("concord.revision");
  static final AttributeKey<Long> STALENESS = AttributeKey.longKey("concord.staleness.ms");
  static final AttributeKey<String> ANSWERED_BY = AttributeKey.stringKey("concord.answered.by");
  static final AttributeKey<String> STORE = AttributeKey.stringKey("concord.store");
  static final AttributeKey<Long> PARTITION = AttributeKey.longKey("concord.partition");

  private Keys() {}
}
