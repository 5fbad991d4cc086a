/** Turns the topology into a graph worth drawing: what works, and the topics between. */

/**
 * Of each part that a topic ends or begins, the processors that keep something are drawn; where
 * none does, the first one is. Sources and sinks give their rate to their topic. All that is left
 * out only shapes or filters records; the table beside the diagram has it.
 *
 * @returns `{nodes: [{id, kind, name, label, stores, rate}], edges: [{from, to, rate}]}`; kind is
 *     `processor`, `topic` or `internal-topic`, rate is in records per second
 */
export function topologyGraph({ nodes, edges, topics }) {
  const forward = successors(nodes, edges);
  const drawn = new Map();
  const shortened = shortNames(topics);
  topics.forEach((topic) => drawn.set(topicId(topic.name), topicNode(topic, shortened.get(topic.name), nodes)));
  drawnProcessors(nodes, edges).forEach((node) => drawn.set(node.name, processorNode(node)));
  const links = [];
  for (const from of drawn.keys()) {
    nearest(from, forward, drawn).forEach((to) => links.push({ from, to, rate: linkRate(drawn.get(from), drawn.get(to)) }));
  }
  return { nodes: [...drawn.values()], edges: links };
}

function processorNode({ name, stores, recordsPerSecond }) {
  return { id: name, kind: 'processor', name, label: name, stores, rate: recordsPerSecond };
}

/** What is read from a topic; what is written to one that nobody here reads. */
function topicNode({ name, internal }, label, nodes) {
  const users = (kind) => nodes.filter((node) => node.kind === kind && node.topics.includes(name));
  const sources = users('source');
  const rate = sum(sources.length > 0 ? sources : users('sink'));
  return { id: topicId(name), kind: internal ? 'internal-topic' : 'topic', name, label, stores: [], rate };
}

/** Names less what all topics of their kind begin with, and less what tells their kind. */
function shortNames(topics) {
  const names = (internal) => topics.filter((topic) => topic.internal === internal).map(({ name }) => name);
  const cut = (all) => all.map((name) => [name, name.slice(commonBeginning(all)).replace(/-(repartition|everywhere)$/, '')]);
  return new Map([...cut(names(true)), ...cut(names(false))]);
}

/** Length of the words that all names begin with, their separators included; 0 for a single name. */
function commonBeginning(names) {
  const [first = '', ...others] = names;
  let length = 0;
  while (others.length > 0 && length < first.length && others.every((name) => name[length] === first[length])) {
    length++;
  }
  return Math.max(first.lastIndexOf('.', length - 1), first.lastIndexOf('-', length - 1), -1) + 1;
}

function topicId(name) {
  return `topic:${name}`;
}

function sum(nodes) {
  return nodes.reduce((total, node) => total + node.recordsPerSecond, 0);
}

function drawnProcessors(nodes, edges) {
  return parts(nodes, edges).flatMap((part) => {
    const processors = part.filter(({ kind }) => kind === 'processor');
    const keeping = processors.filter(({ stores }) => stores.length > 0);
    return keeping.length > 0 ? keeping : processors.slice(0, 1);
  });
}

/** The nodes that edges connect, part by part: what Kafka Streams calls a sub-topology. */
function parts(nodes, edges) {
  const partOf = new Map(nodes.map((node) => [node.name, [node]]));
  for (const { from, to } of edges) {
    const [one, other] = [partOf.get(from), partOf.get(to)];
    if (one !== other) {
      one.push(...other);
      other.forEach(({ name }) => partOf.set(name, one));
    }
  }
  const order = new Map(nodes.map(({ name }, index) => [name, index]));
  return [...new Set(partOf.values())].map((part) => part.sort((a, b) => order.get(a.name) - order.get(b.name)));
}

/** Nodes and topics together: a source follows its topics, a topic follows its sinks. */
function successors(nodes, edges) {
  const forward = new Map();
  const add = (from, to) => forward.set(from, [...(forward.get(from) ?? []), to]);
  edges.forEach(({ from, to }) => add(from, to));
  for (const { name, kind, topics } of nodes) {
    topics.forEach((topic) => (kind === 'sink' ? add(name, topicId(topic)) : add(topicId(topic), name)));
  }
  return forward;
}

/** The nearest drawn nodes behind, through what is not drawn. */
function nearest(id, forward, drawn) {
  const found = new Set();
  const visit = (from) => (forward.get(from) ?? []).forEach((to) => (drawn.has(to) ? found.add(to) : visit(to)));
  visit(id);
  return found;
}

/** What a topic holds goes to each of its readers; else what arrives is what the next one takes. */
function linkRate(from, to) {
  return from.kind === 'processor' ? to.rate : from.rate;
}
