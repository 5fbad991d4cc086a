/** Finds a client by ID or name: a combobox after the ARIA pattern, the list below it. */

import { clients } from './api.js';
import { el, hidden } from './dom.js';
import { clientHash } from './route.js';
import { plural, segmentName } from './words.js';

const QUIET_MILLIS = 120;
const QUERY_MAX = 100;

export class ClientSearch {
  #input;
  #list;
  #status;
  #found = [];
  #active = -1;
  #timer;
  #asking = new AbortController();

  constructor(host) {
    this.#input = el('input', {
      id: 'client-search',
      type: 'text',
      inputmode: 'search',
      role: 'combobox',
      autocomplete: 'off',
      spellcheck: 'false',
      maxlength: QUERY_MAX,
      placeholder: 'Client name or ID',
      'aria-autocomplete': 'list',
      'aria-expanded': 'false',
      'aria-controls': 'client-options',
      on: {
        input: () => this.#ask(),
        keydown: (event) => this.#key(event),
        blur: () => this.#close(),
        focus: () => this.#input.select(),
      },
    });
    this.#list = el('ul', {
      id: 'client-options',
      role: 'listbox',
      'aria-label': 'Clients found',
      hidden: true,
      // the input must keep the focus, or its blur would take the list away before the click
      on: { mousedown: (event) => event.preventDefault() },
    });
    this.#status = el('p', { class: 'visually-hidden', role: 'status' });
    host.append(
      el('label', { for: 'client-search', class: 'visually-hidden', text: 'Find a client by name or ID' }),
      this.#input,
      el('kbd', { 'aria-hidden': 'true', text: '/' }),
      this.#list,
      this.#status,
    );
    this.#bindShortcut();
  }

  focus() {
    this.#input.focus();
  }

  #bindShortcut() {
    addEventListener('keydown', (event) => {
      const typing = event.target.closest?.('input, textarea, select, dialog');
      if (event.key === '/' && !typing && !event.ctrlKey && !event.metaKey) {
        event.preventDefault();
        this.focus();
      }
    });
  }

  #ask() {
    clearTimeout(this.#timer);
    this.#asking.abort();
    const query = this.#input.value.trim();
    if (query === '') {
      this.#close();
      return;
    }
    this.#timer = setTimeout(() => this.#find(query), QUIET_MILLIS);
  }

  async #find(query) {
    this.#asking = new AbortController();
    try {
      const answer = await clients(query, this.#asking.signal);
      this.#show(query, answer);
    } catch (failure) {
      if (failure.name !== 'AbortError') {
        this.#showMessage(`Search failed: ${failure.message}`);
      }
    }
  }

  #show(query, { clients: found, complete }) {
    this.#found = found;
    if (found.length === 0) {
      this.#showMessage(complete ? `No client matches “${query}”.` : 'No answer from all nodes yet. Try again.');
      return;
    }
    this.#list.replaceChildren(...found.map((client, index) => this.#option(client, index)));
    if (!complete) {
      this.#list.append(el('li', { class: 'note', role: 'presentation', text: 'Not all nodes answered.' }));
    }
    this.#status.textContent = `${plural(found.length, 'client', 'clients')} found.`;
    this.#open();
    this.#activate(0);
  }

  #option(client, index) {
    return el(
      'li',
      {
        id: `client-option-${index}`,
        role: 'option',
        'aria-selected': 'false',
        on: { click: () => this.#choose(index), mousemove: () => this.#activate(index) },
      },
      el('span', { class: 'name', text: client.name ?? 'Client without a name' }),
      el('span', { class: 'id' }, hidden('ID '), String(client.clientId)),
      el('span', {
        class: 'faint',
        text: client.segment ? `${segmentName(client.segment)} · ${plural(client.orders, 'order', 'orders')}` : 'no orders yet',
      }),
    );
  }

  #showMessage(text) {
    this.#found = [];
    this.#active = -1;
    this.#list.replaceChildren(el('li', { class: 'note', role: 'presentation', text }));
    this.#status.textContent = text;
    this.#open();
  }

  #key(event) {
    const moves = { ArrowDown: 1, ArrowUp: -1 };
    if (event.key in moves && this.#found.length > 0) {
      event.preventDefault();
      this.#open();
      this.#activate((this.#active + moves[event.key] + this.#found.length) % this.#found.length);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      this.#enter();
    } else if (event.key === 'Escape') {
      this.#close();
    }
  }

  /** A number is a client, also before the search has answered. */
  #enter() {
    const text = this.#input.value.trim();
    if (!this.#list.hidden && this.#found[this.#active]) {
      this.#choose(this.#active);
    } else if (/^\d{1,19}$/.test(text)) {
      this.#go(text);
    }
  }

  #choose(index) {
    this.#go(this.#found[index].clientId);
  }

  #go(clientId) {
    clearTimeout(this.#timer);
    this.#asking.abort();
    this.#close();
    this.#input.value = '';
    location.hash = clientHash(clientId);
    document.getElementById('view').focus();
  }

  #activate(index) {
    this.#active = index;
    [...this.#list.children].forEach((option, at) => {
      option.setAttribute('aria-selected', String(at === index));
      if (at === index) {
        option.scrollIntoView({ block: 'nearest' });
      }
    });
    this.#input.setAttribute('aria-activedescendant', `client-option-${index}`);
  }

  #open() {
    this.#list.hidden = false;
    this.#input.setAttribute('aria-expanded', 'true');
  }

  #close() {
    this.#list.hidden = true;
    this.#input.setAttribute('aria-expanded', 'false');
    this.#input.removeAttribute('aria-activedescendant');
  }
}
