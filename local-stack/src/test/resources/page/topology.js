const { topologyGraph } = await import('/page/js/topology-graph.js');
const { History } = await import('/page/js/history.js');

const node = (name, kind, topics = [], stores = [], recordsPerSecond = 1) => ({ name, kind, stage: 's', topics, stores, recordsPerSecond });
const edge = (from, to) => ({ from, to });
const graph = topologyGraph({
  nodes: [
    node('read', 'source', ['in'], [], 5),
    node('route', 'processor'),
    node('filter', 'processor'),
    node('write', 'sink', ['between'], [], 4),
    node('read-again', 'source', ['between'], [], 3),
    node('shape', 'processor'),
    node('keep', 'processor', [], ['kept'], 2),
    node('publish', 'sink', ['out'], [], 1),
  ],
  edges: [edge('read', 'route'), edge('route', 'filter'), edge('filter', 'write'), edge('read-again', 'shape'), edge('shape', 'keep'), edge('keep', 'publish')],
  topics: [
    { name: 'in', internal: false },
    { name: 'between', internal: true },
    { name: 'out', internal: false },
  ],
});
check('drawn', graph.nodes.map(({ id, kind, rate }) => [id, kind, rate]), [
  ['topic:in', 'topic', 5],
  ['topic:between', 'internal-topic', 3],
  ['topic:out', 'topic', 1],
  ['route', 'processor', 1],
  ['keep', 'processor', 2],
]);
const labels = (...names) => {
  const topics = names.map((name) => ({ name, internal: true }));
  return topologyGraph({ nodes: [], edges: [], topics }).nodes.map(({ label }) => label);
};
check('labels', labels('app-by-order-repartition', 'app-by-client-repartition'), ['order', 'client']);
check('labels of what all nodes read', labels('app-lines-repartition', 'app-demand-everywhere'), ['lines', 'demand']);
check('labels in common words', labels('the-app-lines', 'the-app-likes'), ['lines', 'likes']);
check('nothing in common', labels('lines', 'orders'), ['lines', 'orders']);
check('one topic', labels('the-app-lines'), ['the-app-lines']);
check('connected', graph.edges.map(({ from, to }) => `${from} ${to}`).sort(), ['keep topic:out', 'route topic:between', 'topic:between keep', 'topic:in route']);

const history = new History([({ n }) => n]);
history.add(10, { n: 1 });
history.add(10, { n: 2 });
history.add(12, { n: null });
check('a moment once', history.data(), [[10, 12], [1, null]]);
