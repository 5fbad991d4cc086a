/** Follows the changes that the server tells, through every break of the connection. */

import { ApiError, problemOf, request } from './api.js';
import { EventStreamParser } from './sse.js';

const WAITS_MILLIS = [500, 1000, 2000, 4000, 8000, 15000];
const BAD_REQUEST = 400;
const FORBIDDEN = [403, 404];

/** The server shows a sign of life every 15 s; after this long without one it is gone. */
const SILENCE_MAX_MILLIS = 40_000;

/**
 * One subscription. It resumes behind the last event it has seen, and tells what it is about:
 * `connecting`, `live`, `away` (trying again by itself), `refused` (it would be in vain).
 */
export class ChangeStream {
  #path;
  #listeners;
  #stop = new AbortController();
  #cursor = null;
  #failures = 0;

  /**
   * @param listeners `{event({event, data}), state(name, {retryInMillis, message})}`
   */
  constructor(path, listeners) {
    this.#path = path;
    this.#listeners = listeners;
  }

  start() {
    this.#run();
    return this;
  }

  close() {
    this.#stop.abort();
  }

  async #run() {
    while (!this.#stop.signal.aborted) {
      this.#tell('connecting');
      try {
        await this.#follow();
        this.#failures++;
      } catch (failure) {
        if (this.#inVain(failure)) {
          return;
        }
        this.#failures++;
      }
      await this.#rest();
    }
  }

  #inVain(failure) {
    if (this.#stop.signal.aborted) {
      return true;
    }
    if (failure instanceof ApiError && FORBIDDEN.includes(failure.status)) {
      this.#tell('refused', { message: failure.message });
      return true;
    }
    if (failure instanceof ApiError && failure.status === BAD_REQUEST) {
      this.#cursor = null; // of a log that is no more
    }
    return false;
  }

  /** Returns when the connection ends. */
  async #follow() {
    const connection = new AbortController();
    const cut = () => connection.abort();
    this.#stop.signal.addEventListener('abort', cut);
    try {
      const response = await request(this.#path, this.#headers(), connection.signal);
      if (!response.ok) {
        throw await problemOf(response);
      }
      this.#tell('live');
      await this.#read(response.body.getReader(), cut);
    } finally {
      this.#stop.signal.removeEventListener('abort', cut);
    }
  }

  #headers() {
    const headers = { Accept: 'text/event-stream' };
    return this.#cursor === null ? headers : { ...headers, 'Last-Event-ID': this.#cursor };
  }

  async #read(reader, cut) {
    const parser = new EventStreamParser((event) => this.#take(event));
    const decoder = new TextDecoder();
    for (;;) {
      const watch = setTimeout(cut, SILENCE_MAX_MILLIS);
      const { done, value } = await reader.read().finally(() => clearTimeout(watch));
      if (done) {
        return;
      }
      this.#failures = 0;
      parser.push(decoder.decode(value, { stream: true }));
      this.#cursor = parser.lastId ?? this.#cursor;
    }
  }

  #take({ event, data }) {
    this.#listeners.event({ event, data: JSON.parse(data) });
  }

  /** Waits the longer the more often it failed; a page that comes back online does not wait. */
  #rest() {
    if (this.#stop.signal.aborted) {
      return Promise.resolve();
    }
    const wait = WAITS_MILLIS[Math.min(Math.max(this.#failures - 1, 0), WAITS_MILLIS.length - 1)];
    const retryInMillis = Math.round(wait * (0.8 + 0.4 * Math.random()));
    this.#tell('away', { retryInMillis });
    return new Promise((resolve) => {
      const wake = new AbortController();
      const end = () => {
        clearTimeout(timer);
        wake.abort();
        resolve();
      };
      const timer = setTimeout(end, retryInMillis);
      addEventListener('online', end, { signal: wake.signal });
      this.#stop.signal.addEventListener('abort', end, { signal: wake.signal });
    });
  }

  #tell(state, details = {}) {
    if (!this.#stop.signal.aborted) {
      this.#listeners.state(state, details);
    }
  }
}
