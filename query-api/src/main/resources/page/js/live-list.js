/** The client's list as it is now, and what happens to it. */

import { changesPath, recommendations } from './api.js';
import { announce } from './announcer.js';
import { ConnectionState } from './connection-state.js';
import { el } from './dom.js';
import { Happenings } from './happenings.js';
import { listFacts, listFoot } from './list-head.js';
import { ListTable } from './list-table.js';
import { ScoreLegend } from './score-legend.js';
import { clientFailure, loading } from './states.js';
import { ChangeStream } from './stream.js';

const BEHIND_RETRY_MILLIS = 300;
const BEHIND_TRIES = 20;
const LIST_EVENTS = ['list', 'change'];

export class LiveList {
  #clientId;
  #onChange;
  #asking = new AbortController();
  #connection = new ConnectionState();
  #happenings = new Happenings();
  #facts = el('div');
  #legend = new ScoreLegend();
  #content = el('div', {}, loading('the list'));
  #table = null;
  #stream;
  #revision = 0;
  #names = new Map();
  #loading = null;
  #again = false;

  /** @param onChange called when the client changed */
  constructor(clientId, onChange) {
    this.#clientId = clientId;
    this.#onChange = onChange;
    this.element = el(
      'div',
      { class: 'columns' },
      el('section', { class: 'card', 'aria-label': 'Top 50' }, el('div', { class: 'list-top' }, this.#facts, this.#legend.element), this.#content),
      el('aside', { 'aria-label': 'What happened' }, this.#connection.element, this.#happenings.element),
    );
    this.#stream = new ChangeStream(changesPath(clientId), {
      event: (event) => this.#take(event),
      state: (state, details) => this.#become(state, details),
    }).start();
    this.#refresh();
  }

  close() {
    this.#asking.abort();
    this.#stream.close();
    this.#connection.close();
  }

  #become(state, details) {
    this.#connection.show(state, details);
    this.element.classList.toggle('away', state === 'away');
    if (state === 'live' && this.#loading === null) {
      this.#refresh();
    }
  }

  async #take({ event, data }) {
    if (event === 'gap') {
      this.#happenings.note('Some changes were missed; the list is current.');
    }
    if (LIST_EVENTS.includes(event)) {
      this.#revision = Math.max(this.#revision, data.revision);
    }
    await this.#refresh();
    if (event === 'change') {
      const sentence = this.#happenings.add(data, this.#names);
      announce(sentence);
      this.#onChange();
    }
  }

  /** Asks for the list; calls during an asking lead to one more. */
  #refresh() {
    this.#again = true;
    this.#loading ??= this.#load().finally(() => {
      this.#loading = null;
    });
    return this.#loading;
  }

  async #load() {
    while (this.#again) {
      this.#again = false;
      try {
        this.#show(await this.#current());
      } catch (failure) {
        this.#fail(failure);
        return;
      }
    }
  }

  /** A copy on another node may be behind the change it was told of, for a moment. */
  async #current() {
    let answer;
    for (let tries = 0; tries < BEHIND_TRIES; tries++) {
      answer = await recommendations(this.#clientId, null, this.#asking.signal);
      if (answer.revision >= this.#revision) {
        break;
      }
      await new Promise((resolve) => setTimeout(resolve, BEHIND_RETRY_MILLIS));
    }
    return answer;
  }

  #show(answer) {
    this.#revision = Math.max(this.#revision, answer.revision);
    answer.recommendations.forEach(({ productId, name }) => this.#names.set(productId, name));
    this.#facts.replaceChildren(listFacts(answer, true));
    this.#legend.show(answer);
    if (this.#table === null) {
      this.#table = new ListTable('The products this client will reorder, best first');
      this.#content.replaceChildren(this.#table.element, listFoot());
    }
    this.#table.show(answer);
  }

  /** A list that is shown stays: the connection says that it may be old. */
  #fail(failure) {
    if (failure.name !== 'AbortError' && this.#table === null) {
      this.#content.replaceChildren(clientFailure(this.#clientId, failure, () => this.#refresh()));
    }
  }
}
