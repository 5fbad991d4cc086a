/** The client's list as it would have been at the start of a day. */

import { recommendations } from './api.js';
import { el } from './dom.js';
import { listFacts, listFoot } from './list-head.js';
import { ListTable } from './list-table.js';
import { ScoreLegend } from './score-legend.js';
import { clientFailure, loading } from './states.js';

export class PastList {
  #clientId;
  #asOf;
  #asking = new AbortController();

  constructor(clientId, asOf) {
    this.#clientId = clientId;
    this.#asOf = asOf;
    this.element = el('section', { class: 'card', 'aria-label': 'Top 50 of that day' });
    this.#load();
  }

  close() {
    this.#asking.abort();
  }

  async #load() {
    this.element.replaceChildren(loading('the list of that day'));
    try {
      const answer = await recommendations(this.#clientId, this.#asOf, this.#asking.signal);
      const table = new ListTable('The products this client would have reordered then, best first');
      const legend = new ScoreLegend();
      table.show(answer);
      legend.show(answer);
      this.element.replaceChildren(el('div', { class: 'list-top' }, listFacts(answer, false), legend.element), table.element, listFoot());
    } catch (failure) {
      if (failure.name !== 'AbortError') {
        this.element.replaceChildren(clientFailure(this.#clientId, failure, () => this.#load()));
      }
    }
  }
}
