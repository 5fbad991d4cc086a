package io.concord.http.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.concord.http.openapi.ClassPathJson;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes a document stand alone: what it refers to of the contract's schemas becomes a component of
 * it, and so does what those refer to. A file {@code purchase-page.schema.json} becomes {@code
 * PurchasePage}, its definition {@code purchasedLine} {@code PurchasePagePurchasedLine}, those of
 * {@code common} go without its name.
 */
final class EmbeddedSchemas {
  private static final String REF = "$ref";
  private static final String DRAFT_2020_12 = "application/schema+json;version=draft-2020-12";
  private static final String SHARED = "common";
  private static final String[] NO_WORDS = {};
  private static final Pattern TARGET =
      Pattern.compile(
          "(?:json/)?(?:(?<file>[\\w-]+)\\.schema\\.json)?(?:#/\\$defs/(?<part>\\w+))?");

  private final Map<String, ObjectNode> components = new TreeMap<>();

  /** Says in which format a schema is; null where the document's own format is meant. */
  private final String format;

  private EmbeddedSchemas(String format) {
    this.format = format;
  }

  /** Rewrites the document's references and puts the schemas into its components. */
  static void intoOpenApi(ObjectNode document) {
    into(document, new EmbeddedSchemas(null));
  }

  /** As {@link #intoOpenApi}; AsyncAPI's own schemas are of an older draft, so each names its. */
  static void intoAsyncApi(ObjectNode document) {
    into(document, new EmbeddedSchemas(DRAFT_2020_12));
  }

  private static void into(ObjectNode document, EmbeddedSchemas schemas) {
    schemas.resolve(document, null);
    ObjectNode target = document.withObjectProperty("components").withObjectProperty("schemas");
    schemas.components.forEach(target::set);
  }

  /**
   * Follows every reference below a node; a local one is meant within the file, if there is one.
   */
  private void resolve(JsonNode node, String file) {
    if (node instanceof ObjectNode object && object.get(REF) instanceof TextNode target) {
      object.put(REF, component(target.textValue(), file));
    }
    for (JsonNode child : node) {
      resolve(child, file);
    }
  }

  private String component(String target, String file) {
    Matcher parts = TARGET.matcher(target);
    if (!parts.matches()) {
      return target;
    }
    String of = parts.group("file") == null ? file : parts.group("file");
    String part = parts.group("part");
    String name = (part != null && of.equals(SHARED) ? "" : title(of)) + title(part);
    if (!components.containsKey(name)) {
      embed(name, of, part);
    }
    boolean withinSchema = file != null;
    return "#/components/schemas/" + name + (format != null && withinSchema ? "/schema" : "");
  }

  private void embed(String name, String file, String part) {
    JsonNode root = ClassPathJson.read("json/" + file + ".schema.json");
    ObjectNode schema = (ObjectNode) (part == null ? root : root.required("$defs").required(part));
    schema.remove("$schema");
    schema.remove("$defs");
    components.put(name, schema); // before its own references, which may lead back to it
    resolve(schema, file);
    components.put(name, format == null ? schema : formatted(schema));
  }

  private ObjectNode formatted(ObjectNode schema) {
    ObjectNode wrapper = JsonNodeFactory.instance.objectNode().put("schemaFormat", format);
    wrapper.set("schema", schema);
    return wrapper;
  }

  private static String title(String name) {
    StringBuilder title = new StringBuilder();
    for (String word : name == null ? NO_WORDS : name.split("-")) {
      title.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
    }
    return title.toString();
  }
}
