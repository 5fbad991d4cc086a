/** The last minutes of the operator's figures, kept while the page is open. */

const POINTS_MAX = 450;

export class History {
  #times = [];
  #series;

  /** @param readers one function per series: from an answer to a number or null */
  constructor(readers) {
    this.#series = readers.map((read) => ({ read, values: [] }));
  }

  add(seconds, answer) {
    if (seconds <= this.#times.at(-1)) {
      return;
    }
    push(this.#times, seconds);
    this.#series.forEach(({ read, values }) => push(values, read(answer)));
  }

  /** As uPlot wants it: the times, then a row per series. */
  data() {
    return [this.#times, ...this.#series.map(({ values }) => values)];
  }
}

function push(values, value) {
  values.push(value);
  if (values.length > POINTS_MAX) {
    values.shift();
  }
}
