package io.concord.trace;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.spi.ConfigurationException;
import io.opentelemetry.sdk.resources.Resource;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The {@code OTEL_} variables and {@code otel.} properties, which OpenTelemetry reads itself. */
final class TelemetrySettings {
  private static final String NONE = "none";
  private static final String EXPORTER = "otel.traces.exporter";
  private static final List<String> ENDPOINTS =
      List.of("otel.exporter.otlp.endpoint", "otel.exporter.otlp.traces.endpoint");
  private static final String UNNAMED = "unknown_service";

  /** Only traces, and by HTTP: the gRPC sender is not on board. */
  private static final Map<String, String> DEFAULTS =
      Map.of(
          "otel.exporter.otlp.protocol", "http/protobuf",
          "otel.metrics.exporter", NONE,
          "otel.logs.exporter", NONE);

  private TelemetrySettings() {}

  /** Whether an exporter or an address to send to is named. */
  static boolean areWanted() {
    String exporter = value(EXPORTER);
    boolean named =
        !exporter.isEmpty() || ENDPOINTS.stream().anyMatch(key -> !value(key).isEmpty());
    return named && !exporter.equals(NONE) && !Boolean.parseBoolean(value("otel.sdk.disabled"));
  }

  private static String value(String key) {
    String variable = key.toUpperCase(Locale.ROOT).replace('.', '_');
    return System.getProperty(key, System.getenv().getOrDefault(variable, "")).strip();
  }

  static OpenTelemetrySdk sdk(String nodeId, String version) {
    try {
      return AutoConfiguredOpenTelemetrySdk.builder()
          .disableShutdownHook() // the node ends it, after its last answer
          .addPropertiesSupplier(() -> DEFAULTS)
          .addResourceCustomizer((given, config) -> named(given, nodeId, version))
          .build()
          .getOpenTelemetrySdk();
    } catch (ConfigurationException e) {
      String why = e.getCause() == null ? e.getMessage() : e.getCause().getMessage();
      throw new IllegalArgumentException("OTEL_ variables must name what there is: " + why, e);
    }
  }

  /** What the variables say about the service comes before what it says of itself. */
  static Resource named(Resource given, String nodeId, String version) {
    AttributesBuilder own = Attributes.builder().put(Keys.VERSION, version);
    String name = given.getAttribute(Keys.SERVICE);
    if (name == null || name.startsWith(UNNAMED)) {
      own.put(Keys.SERVICE, "concord-recommender");
    }
    if (given.getAttribute(Keys.INSTANCE) == null) {
      own.put(Keys.INSTANCE, nodeId);
    }
    return given.merge(Resource.create(own.build()));
  }
}
