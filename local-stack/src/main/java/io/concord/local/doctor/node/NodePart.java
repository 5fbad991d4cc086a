package io.concord.local.doctor.node;

import io.concord.contract.Instances;
import io.concord.contract.Instances.Instance;
import io.concord.local.doctor.check.Check;
import io.concord.local.doctor.check.Evidence;
import io.concord.local.doctor.check.Finding;
import io.concord.local.doctor.check.Part;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;

/** The checks of a running node. */
public final class NodePart implements Part {
  private final URI root;
  private final String name;
  private final Evidence evidence;
  private final NodeAnswers answers;

  /**
   * Of one node.
   *
   * @param key puts the API key on a request, if there is one
   */
  public NodePart(
      URI root, Duration timeout, UnaryOperator<HttpRequest.Builder> key, Evidence evidence) {
    this.root = root;
    this.name = root.getHost() + (root.getPort() < 0 ? "" : ":" + root.getPort());
    this.evidence = evidence;
    this.answers = new NodeAnswers(root, timeout, key);
  }

  @Override
  public List<Check> checks() {
    return List.of(
        Check.one(name, null, this::reach),
        Check.one(name + ".ready", name, () -> NodeJudge.ready(answers.readiness())),
        new Check(name + ".instances", name, this::instances),
        Check.one(name + ".exactness", name, () -> NodeJudge.exactness(answers.metrics())),
        Check.one(name + ".letters", name, () -> NodeJudge.letters(answers.metrics())));
  }

  private Finding reach() throws IOException, InterruptedException {
    String version = answers.version();
    evidence.version(root, version);
    return Finding.ok("reached node " + name + ", version " + version);
  }

  private List<Finding> instances() throws IOException, InterruptedException {
    Instances instances = answers.instances();
    instances.instances().forEach(each -> evidence.node(each.address()));
    instances.instances().stream()
        .filter(Instance::self)
        .findFirst()
        .ifPresent(self -> evidence.self(root, self.address()));
    return NodeJudge.instances(instances);
  }

  @Override
  public void close() {
    // HttpClient of Java 17 needs no closing
  }
}
