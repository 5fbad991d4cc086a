/** Shows whether changes arrive at once, and when the page tries again. */

import { announce } from './announcer.js';
import { el, setText } from './dom.js';

const SECOND = 1000;

export class ConnectionState {
  #text = el('span');
  #timer = null;
  #wasAway = false;

  constructor() {
    this.element = el('p', { class: 'connection' }, el('span', { class: 'lamp', 'aria-hidden': 'true' }), this.#text);
  }

  /** @param state of {@link ChangeStream} */
  show(state, { retryInMillis, message }) {
    clearInterval(this.#timer);
    this.element.dataset.state = state;
    if (state === 'away') {
      this.#countDown(Math.ceil(retryInMillis / SECOND));
      this.#announceOnce(true, 'The server is away; the page tries again by itself.');
    } else if (state === 'connecting') {
      setText(this.#text, this.#wasAway ? 'Server away, trying again …' : 'Connecting …');
    } else if (state === 'refused') {
      setText(this.#text, `No live changes: ${message}`);
    } else {
      setText(this.#text, 'Live: changes show at once');
      this.#announceOnce(false, 'The server is back; changes show at once again.');
    }
  }

  close() {
    clearInterval(this.#timer);
  }

  #countDown(seconds) {
    let left = seconds;
    const tell = () => setText(this.#text, `Server away, trying again in ${Math.max(left--, 0)} s`);
    tell();
    this.#timer = setInterval(tell, SECOND);
  }

  #announceOnce(away, sentence) {
    if (this.#wasAway !== away) {
      this.#wasAway = away;
      announce(sentence);
    }
  }
}
