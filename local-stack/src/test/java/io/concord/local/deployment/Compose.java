package io.concord.local.deployment;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** {@code docker-compose.yml} with the variables of {@code .env} in their places. */
record Compose(Map<String, Object> root) {
  private static final Pattern VARIABLE = Pattern.compile("\\$(?:\\{([A-Z0-9_]+)}|(\\$))");

  static Compose read() {
    Map<String, String> variables = Repository.variables();
    String text =
        VARIABLE
            .matcher(Repository.text("docker-compose.yml"))
            .replaceAll(found -> Matcher.quoteReplacement(value(found.group(1), variables)));
    return new Compose(Repository.parseYaml(text));
  }

  /** Names of the variables the file uses. */
  static Set<String> variablesUsed() {
    return VARIABLE
        .matcher(Repository.text("docker-compose.yml"))
        .results()
        .map(found -> found.group(1))
        .filter(name -> name != null)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String value(String variable, Map<String, String> variables) {
    if (variable == null) {
      return "$";
    }
    if (!variables.containsKey(variable)) {
      throw new AssertionError(".env must have " + variable);
    }
    return variables.get(variable);
  }

  Map<String, Service> services() {
    Map<String, Service> services = new TreeMap<>();
    map(root.get("services"))
        .forEach((name, service) -> services.put(name, service(name, service)));
    return services;
  }

  Service service(String name) {
    return services().get(name);
  }

  Set<String> volumes() {
    return map(root.get("volumes")).keySet();
  }

  private static Service service(String name, Object service) {
    return new Service(name, map(service));
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> map(Object value) {
    return value == null ? Map.of() : (Map<String, Object>) value;
  }

  /** One service. */
  record Service(String name, Map<String, Object> values) {

    String text(String key) {
      return values.containsKey(key) ? values.get(key).toString() : "";
    }

    List<String> list(String key) {
      List<String> list = new ArrayList<>();
      if (values.get(key) instanceof List<?> entries) {
        entries.forEach(entry -> list.add(entry.toString()));
      }
      return list;
    }

    Map<String, String> environment() {
      return strings(map(values.get("environment")));
    }

    /** Conditions by service. */
    Map<String, String> dependsOn() {
      Map<String, String> conditions = new TreeMap<>();
      map(values.get("depends_on"))
          .forEach((service, how) -> conditions.put(service, map(how).get("condition").toString()));
      return conditions;
    }

    Map<String, Object> healthcheck() {
      return map(values.get("healthcheck"));
    }

    /** Whether it runs once and ends. */
    boolean isStep() {
      return text("restart").equals("no");
    }

    /** Whether it is our own image. */
    boolean isRecommender() {
      return text("image").startsWith("concord-recommender:");
    }

    /** The value behind an option of the command line. */
    String option(String option) {
      List<String> command = list("command");
      return command.get(command.indexOf(option) + 1);
    }

    private static Map<String, String> strings(Map<String, Object> values) {
      Map<String, String> strings = new TreeMap<>();
      values.forEach((key, value) -> strings.put(key, value.toString()));
      return strings;
    }
  }
}
