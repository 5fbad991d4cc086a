/**
 * Parser of `text/event-stream`, as the HTML standard defines it. EventSource cannot send the
 * caller's key, so the page reads the stream itself.
 */
export class EventStreamParser {
  #onEvent;
  #rest = '';
  #event = '';
  #data = [];
  #id;
  #lastId;
  #afterReturn = false;

  /** @param onEvent called with `{event, data, id}`; `id` is the latest the stream told */
  constructor(onEvent) {
    this.#onEvent = onEvent;
  }

  /** Where to resume: the latest id that is complete, also one that came with no event. */
  get lastId() {
    return this.#lastId;
  }

  /** Takes the next piece of the stream, cut wherever the network cut it. */
  push(text) {
    let rest = this.#rest + text;
    if (this.#afterReturn && rest.startsWith('\n')) {
      rest = rest.slice(1);
    }
    this.#afterReturn = rest === '' ? this.#afterReturn && text === '' : rest.endsWith('\r');
    const lines = rest.split(/\r\n|\r|\n/);
    this.#rest = lines.pop();
    lines.forEach((line) => this.#line(line));
  }

  #line(line) {
    if (line === '') {
      this.#dispatch();
      return;
    }
    const colon = line.indexOf(':');
    if (colon === 0) {
      return; // a comment, sent to show that the connection lives
    }
    const field = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '');
    this.#field(field, value);
  }

  #field(field, value) {
    if (field === 'event') {
      this.#event = value;
    } else if (field === 'data') {
      this.#data.push(value);
    } else if (field === 'id' && !value.includes('\0')) {
      this.#id = value;
    }
  }

  #dispatch() {
    this.#lastId = this.#id;
    if (this.#data.length > 0) {
      this.#onEvent({ event: this.#event || 'message', data: this.#data.join('\n'), id: this.#id });
    }
    this.#event = '';
    this.#data = [];
  }
}
