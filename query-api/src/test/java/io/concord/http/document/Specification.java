package io.concord.http.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import io.concord.http.openapi.ClassPathJson;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The official JSON Schemas of the documents' own forms; see the README beside them. */
enum Specification {
  OPENAPI("openapi-3.1", VersionFlag.V202012),
  ASYNCAPI("asyncapi-3.0.0", VersionFlag.V7);

  private final JsonNode schema;
  private final VersionFlag draft;

  Specification(String file, VersionFlag draft) {
    this.schema = ClassPathJson.read("specification/" + file + ".schema.json");
    this.draft = draft;
  }

  /** What is wrong with the document; empty when it is valid. */
  Set<String> violations(JsonNode document) {
    return JsonSchemaFactory.getInstance(draft).getSchema(schema).validate(document).stream()
        .map(ValidationMessage::getMessage)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
