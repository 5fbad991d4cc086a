/** Where the sales desk starts: who was shown lately, and whose list changes right now. */

import { changesPath, profile } from './api.js';
import { ConnectionState } from './connection-state.js';
import { el } from './dom.js';
import { clock } from './format.js';
import { changeCounts } from './ranks.js';
import { recentClients } from './recent-clients.js';
import { clientHash } from './route.js';
import { ChangeStream } from './stream.js';
import { cause, effect, segmentName } from './words.js';

const KEPT = 12;

/** Many changes a second become one picture of the last of them. */
const PICTURE_MILLIS = 400;

/** What the feed said before another view was shown, oldest first. */
let told = [];

export class ClientsView {
  #connection = new ConnectionState();
  #feed = el('ol', { class: 'feed' });
  #quiet = el('p', { class: 'faint', text: 'Waiting for the next order …' });
  #names = new Map();
  #waiting = [];
  #timer = null;
  #asking = new AbortController();
  #stream;

  constructor(host) {
    document.title = 'Clients – Concord';
    host.replaceChildren(
      el(
        'div',
        { class: 'clients' },
        el('h1', { text: 'What will they reorder?' }),
        el(
          'p',
          { class: 'lead' },
          'Find a client by name or ID to see what it will most likely order again, best first. ',
          el('span', { class: 'by-keyboard' }, 'Press ', el('kbd', { text: '/' }), ' to search.'),
        ),
        recent(),
        el('section', { class: 'card', 'aria-labelledby': 'feed-title' }, el('div', { class: 'card-head' }, el('h2', { id: 'feed-title', text: 'Changing right now' }), this.#connection.element), this.#quiet, this.#feed),
      ),
    );
    this.#show(told);
    this.#stream = new ChangeStream(changesPath(null), {
      event: (event) => this.#take(event),
      state: (state, details) => this.#connection.show(state, details),
    }).start();
  }

  takes({ view }) {
    return view === 'clients';
  }

  close() {
    this.#asking.abort();
    clearTimeout(this.#timer);
    this.#stream.close();
    this.#connection.close();
  }

  #take({ event, data }) {
    if (event === 'change') {
      this.#waiting = [...this.#waiting, { data, at: new Date() }].slice(-KEPT);
      this.#timer ??= setTimeout(() => this.#showWaiting(), PICTURE_MILLIS);
    }
  }

  #showWaiting() {
    this.#timer = null;
    this.#show(this.#waiting);
    told = [...told, ...this.#waiting].slice(-KEPT);
    this.#waiting = [];
  }

  #show(changes) {
    this.#quiet.hidden ||= changes.length > 0;
    changes.forEach((change) => this.#feed.prepend(this.#item(change)));
    while (this.#feed.children.length > KEPT) {
      this.#feed.lastElementChild.remove();
    }
  }

  #item({ data, at }) {
    const name = el('span', { class: 'name', text: this.#names.get(data.clientId) ?? `Client ${data.clientId}` });
    this.#name(data.clientId, name);
    return el(
      'li',
      {},
      el('time', { datetime: at.toISOString(), text: clock(at) }),
      el('p', { class: 'who' }, el('a', { href: clientHash(data.clientId) }, name), el('span', { class: 'faint', text: segmentName(data.segment) })),
      el('p', {}, el('strong', { text: cause(data.cause) }), `: ${effect(changeCounts(data))}`),
    );
  }

  /** Events carry no names; a client whose name cannot be had is shown by its number. */
  async #name(clientId, element) {
    if (this.#names.has(clientId)) {
      return;
    }
    const found = await profile(clientId, this.#asking.signal).catch(() => null);
    if (found?.name) {
      this.#names.set(clientId, found.name);
      element.textContent = found.name;
    }
  }
}

function recent() {
  const clients = recentClients();
  if (clients.length === 0) {
    return null;
  }
  return el(
    'section',
    { class: 'recent', 'aria-labelledby': 'recent-title' },
    el('h2', { id: 'recent-title', text: 'Shown lately' }),
    el('ul', {}, clients.map(({ clientId, name, segment }) => el('li', {}, el('a', { href: clientHash(clientId) }, el('span', { class: 'name', text: name ?? `Client ${clientId}` }), el('span', { class: 'faint', text: segmentName(segment) }))))),
  );
}
