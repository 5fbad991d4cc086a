/** A live time series. */

import uPlot from '/webjars/uplot/uPlot.esm.js';
import { el } from './dom.js';
import { colour } from './theme.js';

const HEIGHT = 150;
const TIME = new Intl.DateTimeFormat(undefined, { timeStyle: 'medium' });
const TIME_SPACE = 110;
const DASH = [6, 4];
const AXIS_FONT = '11px system-ui, sans-serif';

export class Chart {
  #host = el('div', { class: 'chart' });
  #series;
  #unit;
  #data = [[]];
  #plot = null;
  #resized = new ResizeObserver(() => this.#fit());
  #themed = () => this.#draw();

  /** @param series `{label, colour, format}`; colour names a custom property */
  constructor(title, unit, series) {
    this.#series = series;
    this.#unit = unit;
    const id = `chart-${title.toLowerCase().replaceAll(' ', '-')}`;
    this.element = el(
      'figure',
      { class: 'card', 'aria-labelledby': id },
      el('figcaption', { id }, title, el('span', { class: 'faint', text: ` ${unit}` })),
      this.#host,
    );
    this.#resized.observe(this.#host);
    addEventListener('concord:theme', this.#themed);
  }

  show(data) {
    this.#data = data;
    if (this.#plot) {
      this.#plot.setData(data);
    } else {
      this.#draw();
    }
  }

  close() {
    this.#resized.disconnect();
    removeEventListener('concord:theme', this.#themed);
    this.#plot?.destroy();
  }

  #fit() {
    if (this.#plot) {
      this.#plot.setSize({ width: this.#host.clientWidth, height: HEIGHT });
    } else {
      this.#draw();
    }
  }

  #draw() {
    this.#plot?.destroy();
    this.#plot = null;
    if (this.#host.clientWidth > 0) {
      this.#plot = new uPlot(this.#options(), this.#data, this.#host);
    }
  }

  #options() {
    const axis = { stroke: colour('--faint'), font: AXIS_FONT, grid: { stroke: colour('--line'), width: 1 }, ticks: { show: false } };
    return {
      width: this.#host.clientWidth,
      height: HEIGHT,
      cursor: { drag: { x: false, y: false } },
      legend: { live: true },
      scales: { y: { range: (plot, least, most) => [0, Math.max(1, most * 1.1)] } },
      axes: [
        { ...axis, space: TIME_SPACE, size: 30, values: (plot, seconds) => seconds.map((each) => TIME.format(each * 1000)) },
        { ...axis, size: 44 },
      ],
      series: [{ label: 'Time' }, ...this.#series.map(line)],
    };
  }
}

/** The second line is dashed: it may run over the first. */
function line({ label, colour: name, format }, index) {
  return {
    label,
    stroke: colour(name),
    width: 2,
    dash: index === 0 ? [] : DASH,
    points: { show: false },
    value: (plot, value) => format(value ?? plot.data[plot.series.findIndex((s) => s.label === label)].at(-1)),
  };
}
