/** The nodes, what they do, and which tasks they have. */

import { el } from './dom.js';
import { rate, whole } from './format.js';

const COLUMNS = ['Node', 'State', 'Orders/s', 'Changes/s', 'Lag', 'Active tasks', 'Standby tasks'];
const NUMBERS = ['Orders/s', 'Changes/s', 'Lag'];

export class NodesTable {
  #body = el('tbody');
  #unassigned = el('p', { class: 'notice warning', hidden: true });

  constructor() {
    this.element = el(
      'section',
      { class: 'card', 'aria-labelledby': 'nodes-title' },
      el('h2', { id: 'nodes-title', text: 'Nodes' }),
      el(
        'div',
        { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': 'Table of nodes' },
        el('table', { class: 'nodes' }, el('thead', {}, el('tr', {}, COLUMNS.map((name) => el('th', { scope: 'col', class: NUMBERS.includes(name) ? 'count' : null, text: name })))), this.#body),
      ),
      this.#unassigned,
    );
  }

  /** @param tasks answer of /v1/instances */
  show({ nodes }, tasks) {
    const byAddress = new Map(tasks.instances.map((instance) => [instance.address, instance]));
    this.#body.replaceChildren(...nodes.map((node) => row(node, byAddress.get(node.address))));
    this.#unassigned.hidden = tasks.unassigned.length === 0;
    this.#unassigned.textContent = `Nobody processes: ${taskText(tasks.unassigned)}`;
  }
}

function row(node, instance) {
  const state = node.reachable ? node.mode ?? 'unknown' : 'does not answer';
  return el(
    'tr',
    { class: node.reachable ? null : 'bad' },
    el('th', { scope: 'row' }, node.address, node.self ? el('span', { class: 'note', text: 'answers this page' }) : null),
    el('td', {}, el('span', { class: 'badge', text: state })),
    el('td', { class: 'count', text: rate(node.ordersPerSecond) }),
    el('td', { class: 'count', text: rate(node.changesPerSecond) }),
    el('td', { class: 'count', text: whole(node.lag) }),
    el('td', { class: 'tasks', text: taskText(instance?.active ?? []) }),
    el('td', { class: 'tasks', text: taskText(instance?.standby ?? []) }),
  );
}

/** "assemble-orders 0–3, rank-popular 0". */
export function taskText(tasks) {
  const stages = new Map();
  tasks.forEach(({ stage, partition }) => stages.set(stage, [...(stages.get(stage) ?? []), partition]));
  return [...stages].map(([stage, partitions]) => `${stage} ${ranges(partitions)}`).join(', ') || '–';
}

function ranges(numbers) {
  const runs = [];
  for (const number of [...numbers].sort((a, b) => a - b)) {
    const run = runs.at(-1);
    if (run && number === run[1] + 1) {
      run[1] = number;
    } else {
      runs.push([number, number]);
    }
  }
  return runs.map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`)).join(',');
}
