/**
 * Numbers and dates as the reader's locale writes them. Order times are the business's wall clock,
 * which the API writes as if it were UTC: they are shown as they are, in no other zone.
 */

const WHOLE = new Intl.NumberFormat();
const SCORE = new Intl.NumberFormat(undefined, { minimumFractionDigits: 3, maximumFractionDigits: 3 });
const PERCENT = new Intl.NumberFormat(undefined, { style: 'percent', maximumFractionDigits: 0 });
const RATE = new Intl.NumberFormat(undefined, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
const MILLIS = new Intl.NumberFormat(undefined, { maximumSignificantDigits: 3 });
const DAY = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeZone: 'UTC' });
const CLOCK = new Intl.DateTimeFormat(undefined, { timeStyle: 'medium' });

export const NOTHING = '–';

export function whole(number) {
  return known(number, WHOLE);
}

export function score(number) {
  return known(number, SCORE);
}

export function percent(share) {
  return known(share, PERCENT);
}

export function rate(perSecond) {
  return known(perSecond, RATE);
}

export function millis(number) {
  return number === null || number === undefined ? NOTHING : `${MILLIS.format(number)}\u00a0ms`;
}

/** A day of the business: an ISO day, or the instant of an order. */
export function day(text) {
  return text ? DAY.format(new Date(text)) : NOTHING;
}

/** The reader's own time of day. */
export function clock(instant) {
  return CLOCK.format(instant);
}

function known(number, format) {
  return number === null || number === undefined ? NOTHING : format.format(number);
}
