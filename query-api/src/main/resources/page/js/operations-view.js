/** For who runs the nodes: what flows, how fresh, how far behind, what went wrong. */

import { instances, operations, readiness, topology } from './api.js';
import { Chart } from './chart.js';
import { DeadLetters } from './dead-letters.js';
import { el, setText } from './dom.js';
import { clock, millis, rate, whole } from './format.js';
import { History } from './history.js';
import { NodesTable } from './nodes-table.js';
import { failed, loading } from './states.js';
import { Tiles } from './tiles.js';
import { TopologyDiagram } from './topology-diagram.js';

const INTERVAL_MILLIS = 2000;
const FORBIDDEN = 403;

const HISTORIES = {
  flow: new History([(o) => o.ordersPerSecond, (o) => o.changesPerSecond]),
  freshness: new History([(o) => o.freshness.p50Ms, (o) => o.freshness.p99Ms]),
  lag: new History([(o) => o.lag, (o) => o.pendingClients]),
};

export class OperationsView {
  #host;
  #asking = new AbortController();
  #timer = null;
  #state = el('p', { class: 'faint' });
  #tiles = new Tiles();
  #letters = new DeadLetters();
  #nodes = new NodesTable();
  #diagram = new TopologyDiagram();
  #charts;

  constructor(host) {
    document.title = 'Operations – Concord';
    this.#host = host;
    this.#charts = charts();
    host.replaceChildren(loading('the figures'));
    this.#poll();
  }

  takes({ view }) {
    return view === 'operations';
  }

  close() {
    this.#asking.abort();
    clearTimeout(this.#timer);
    Object.values(this.#charts).forEach((chart) => chart.close());
  }

  async #poll() {
    try {
      const signal = this.#asking.signal;
      this.#show(await Promise.all([operations(signal), instances(signal), topology(signal), readiness(signal)]));
    } catch (failure) {
      if (failure.name === 'AbortError') {
        return;
      }
      if (failure.status === FORBIDDEN) {
        this.#host.replaceChildren(failed('Not allowed', 'Your key may not see the operation of the nodes.', null));
        return;
      }
      this.#fail(failure);
    }
    this.#timer = setTimeout(() => this.#poll(), INTERVAL_MILLIS);
  }

  #show([figures, tasks, graph, ready]) {
    if (!this.#tiles.element.isConnected) {
      this.#lay();
    }
    const at = new Date(figures.generatedAt);
    setText(this.#state, `${figures.complete ? '' : 'Some node did not answer. '}As of ${clock(at)}, renewed every 2 s`);
    this.#host.firstElementChild.classList.remove('away');
    this.#tiles.show(figures);
    for (const [name, history] of Object.entries(HISTORIES)) {
      history.add(at.getTime() / 1000, figures);
      this.#charts[name].show(history.data());
    }
    this.#letters.show(ready.newestDeadLetters);
    this.#nodes.show(figures, tasks);
    this.#diagram.show(graph);
  }

  #lay() {
    this.#host.replaceChildren(
      el(
        'div',
        { class: 'operations' },
        el('div', { class: 'card-head' }, el('h1', { text: 'Operations' }), this.#state),
        this.#tiles.element,
        el('div', { class: 'charts' }, Object.values(this.#charts).map((chart) => chart.element)),
        this.#diagram.element,
        this.#nodes.element,
        this.#letters.element,
      ),
    );
  }

  /** Figures that were shown stay, faded: they say how it was before. */
  #fail(failure) {
    if (this.#tiles.element.isConnected) {
      setText(this.#state, `${failure.message} Trying again; the figures are from before.`);
      this.#host.firstElementChild.classList.add('away');
    } else {
      this.#host.replaceChildren(failed('No figures yet', `${failure.message} The page tries again by itself.`, null));
    }
  }
}

function charts() {
  return {
    flow: new Chart('Flow', 'per second', [
      { label: 'Orders', colour: '--frequency', format: rate },
      { label: 'Changed lists', colour: '--recency', format: rate },
    ]),
    freshness: new Chart('Freshness', 'milliseconds from commit to readable list', [
      { label: 'p50', colour: '--frequency', format: millis },
      { label: 'p99', colour: '--recency', format: millis },
    ]),
    lag: new Chart('Backlog', 'not yet processed', [
      { label: 'Records', colour: '--frequency', format: whole },
      { label: 'Clients', colour: '--recency', format: whole },
    ]),
  };
}
