/** The running topology, drawn: laid out once, its rates renewed with every answer. */

import { Graph, layout } from '/page/vendor/dagre-3.1.3/dagre.esm.js';
import { el, hidden, setText, svg } from './dom.js';
import { rate } from './format.js';
import { topologyGraph } from './topology-graph.js';

const CHAR_WIDTH = 6.6;
const PADDING = 18;
const ROUND_ENDS = 10;
const LINE_HEIGHT = 15;
const MARGIN = 4;
const BUSY_FROM = 0.05;
const COLUMNS = ['Node', 'Stage', 'Topics', 'Stores', 'Records/s', 'Hands on to'];

export class TopologyDiagram {
  #host = region('diagram', 'Diagram of the topology');
  #table = el('tbody');
  #boxes = new Map();
  #paths = [];
  #shape = null;

  constructor() {
    const head = el('thead', {}, el('tr', {}, COLUMNS.map((name) => el('th', { scope: 'col', text: name }))));
    const table = region('', 'Topology as a table');
    table.append(el('table', {}, head, this.#table));
    this.element = el(
      'section',
      { class: 'card', 'aria-labelledby': 'topology-title' },
      el('div', { class: 'card-head' }, el('h2', { id: 'topology-title', text: 'Topology' }), key()),
      this.#host,
      el('details', {}, el('summary', { text: 'Every node, as a table' }), table),
    );
  }

  show(topology) {
    const graph = topologyGraph(topology);
    const shape = JSON.stringify([graph.nodes.map(({ id }) => id), graph.edges.map(({ from, to }) => [from, to])]);
    if (shape !== this.#shape) {
      this.#shape = shape;
      this.#draw(graph);
    }
    this.#renew(graph);
    this.#table.replaceChildren(...topology.nodes.map((node) => tableRow(node, topology.edges)));
  }

  #draw(graph) {
    const plan = laidOut(graph);
    const { width, height } = plan.graph();
    this.#paths = graph.edges.map(({ from, to }) => path(plan.edge(from, to).points));
    this.#boxes = new Map(graph.nodes.map((node) => [node.id, box(node, plan.node(node.id))]));
    const label = `${graph.nodes.length} processors and topics, ${graph.edges.length} connections. The table below says the same.`;
    this.#host.replaceChildren(
      svg('svg', { viewBox: `0 0 ${width} ${height}`, width, role: 'img', 'aria-label': label }, arrow(), this.#paths, [...this.#boxes.values()].map(({ element }) => element)),
    );
  }

  #renew({ nodes, edges }) {
    nodes.forEach((node) => {
      const { element, figure } = this.#boxes.get(node.id);
      setText(figure, `${rate(node.rate)}/s`);
      element.classList.toggle('busy', node.rate >= BUSY_FROM);
    });
    edges.forEach((edge, index) => this.#paths[index].classList.toggle('busy', edge.rate >= BUSY_FROM));
  }
}

function region(name, label) {
  return el('div', { class: `scroll ${name}`, tabindex: '0', role: 'region', 'aria-label': label });
}

/** What the shapes mean. */
function key() {
  const kinds = [['topic', 'topic'], ['internal-topic', 'topic between steps'], ['processor', 'step [what it keeps]']];
  const shapes = kinds.map(([kind, text]) => el('span', { class: 'sample' }, el('span', { class: `shape ${kind}`, 'aria-hidden': 'true' }), text));
  return el('p', { class: 'key faint' }, shapes, el('span', { text: 'records per second, all nodes together' }));
}

function laidOut({ nodes, edges }) {
  const graph = new Graph();
  graph.setGraph({ rankdir: 'LR', nodesep: 14, ranksep: 18, marginx: MARGIN, marginy: MARGIN });
  nodes.forEach((node) => graph.setNode(node.id, size(node)));
  edges.forEach(({ from, to }) => graph.setEdge(from, to, {}));
  layout(graph);
  return graph;
}

function size({ kind, label, stores }) {
  const longest = Math.max(label.length, ...stores.map((store) => store.length + 2));
  return { width: longest * CHAR_WIDTH + PADDING + (kind === 'processor' ? 0 : ROUND_ENDS), height: (2 + stores.length) * LINE_HEIGHT + 10 };
}

function box({ kind, name, label, stores }, { x, y, width, height }) {
  const count = 2 + stores.length;
  const line = (index, name, text) =>
    svg('text', { y: (index - (count - 1) / 2) * LINE_HEIGHT, class: name, text });
  const figure = line(count - 1, 'rate', '');
  const element = svg(
    'g',
    { class: `node ${kind}`, transform: `translate(${x},${y})` },
    svg('title', { text: name }),
    svg('rect', { x: -width / 2, y: -height / 2, width, height, rx: kind === 'processor' ? 6 : height / 2 }),
    line(0, 'label', label),
    stores.map((store, index) => line(index + 1, 'store', `[${store}]`)),
    figure,
  );
  return { element, figure };
}

function path([first, ...rest]) {
  const d = `M${first.x},${first.y}${rest.map(({ x, y }) => `L${x},${y}`).join('')}`;
  return svg('path', { class: 'edge', d, 'marker-end': 'url(#arrow)' });
}

function arrow() {
  const shape = svg('path', { d: 'M0,0L8,4L0,8z' });
  return svg('defs', {}, svg('marker', { id: 'arrow', viewBox: '0 0 8 8', refX: 8, refY: 4, markerWidth: 8, markerHeight: 8, markerUnits: 'userSpaceOnUse', orient: 'auto' }, shape));
}

function tableRow({ name, stage, topics, stores, recordsPerSecond }, edges) {
  const next = edges.filter(({ from }) => from === name).map(({ to }) => to);
  return el(
    'tr',
    {},
    el('th', { scope: 'row', text: name }),
    listCell([stage].filter(Boolean)),
    listCell(topics),
    listCell(stores),
    el('td', { class: 'count', text: rate(recordsPerSecond) }),
    listCell(next),
  );
}

function listCell(names) {
  return el('td', {}, names.length > 0 ? names.join(', ') : hidden('none'));
}
