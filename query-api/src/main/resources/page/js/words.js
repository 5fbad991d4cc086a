/** What the page says in sentences. */

import { whole } from './format.js';

const SEGMENTS = {
  HEAVY: 'Heavy',
  REGULAR_CONSISTENT: 'Regular, consistent',
  REGULAR_EXPLORATORY: 'Regular, exploratory',
  LIGHT: 'Light',
};
const ORDERS_NAMED_MAX = 3;
const DAYS_UNTIL_MONTHS = 60;
const DAYS_PER_MONTH = 30.4;
const MONTHS_UNTIL_YEARS = 24;

export function segmentName(segment) {
  return SEGMENTS[segment] ?? segment ?? 'unknown';
}

/** What made a list, if it is not V3 outside of any experiment: "Strategy v4, experiment spring". */
export function strategy({ strategy: name, experiment }) {
  if (experiment) {
    return `Strategy ${name}, experiment ${experiment}`;
  }
  return name === 'v3' ? null : `Strategy ${name}`;
}

/** Why a product is in the list: "ordered 14 times, last 3 days ago". */
export function reason({ orderCount, daysSinceLastOrder }, source) {
  if (source === 'popular') {
    return `${plural(orderCount, 'order', 'orders')} of all clients`;
  }
  return `ordered ${times(orderCount)}, ${orderCount === 1 ? '' : 'last '}${ago(daysSinceLastOrder)}`;
}

/** How a product stands: "overdue for 3 days". @param day writes a date */
export function dueState({ state, windowFrom, windowTo, overdueDays }, day) {
  switch (state) {
    case 'upcoming':
      return `soon, from ${day(windowFrom)}`;
    case 'due':
      return `due, until ${day(windowTo)}`;
    default:
      return `overdue for ${plural(overdueDays, 'day', 'days')}`;
  }
}

/** What led to a change: "Order 78134". */
export function cause({ kind, orders }) {
  switch (kind) {
    case 'order':
      return orderNames(orders, 'Order', 'Orders');
    case 'cancellation':
      return `Cancellation in ${orderNames(orders, 'order', 'orders')}`;
    case 'correction':
      return orders.length === 0 ? 'List put right' : `Correction of ${orderNames(orders, 'order', 'orders')}`;
    case 'day-rollover':
      return 'A new day began';
    case 'backfill':
      return 'History was read';
    default:
      return kind;
  }
}

/** What a change did to the list: "2 products entered, 1 left, 5 moved". */
export function effect(counts) {
  const parts = [];
  if (counts.new > 0) {
    parts.push(`${plural(counts.new, 'product', 'products')} entered`);
  }
  if (counts.gone > 0) {
    parts.push(`${parts.length > 0 ? whole(counts.gone) : plural(counts.gone, 'product', 'products')} left`);
  }
  const moved = counts.up + counts.down;
  if (moved > 0) {
    parts.push(`${parts.length > 0 ? whole(moved) : plural(moved, 'product', 'products')} moved`);
  }
  return parts.length > 0 ? parts.join(', ') : 'same places, new scores';
}

/** How a place differs from the one before: "up 3", "new". */
export function movement({ kind, by }) {
  switch (kind) {
    case 'up':
    case 'down':
      return `${kind} ${by}`;
    case 'same':
      return 'unchanged';
    default:
      return kind;
  }
}

/** "3 s", "5 min". */
export function duration(milliseconds) {
  const seconds = Math.round(milliseconds / 1000);
  return seconds < 120 ? `${Math.max(1, seconds)} s` : `${Math.round(seconds / 60)} min`;
}

export function plural(count, one, many) {
  return `${whole(count)} ${count === 1 ? one : many}`;
}

export function ago(days) {
  if (days === 0) {
    return 'today';
  }
  if (days === 1) {
    return 'yesterday';
  }
  if (days < DAYS_UNTIL_MONTHS) {
    return `${days} days ago`;
  }
  const months = Math.round(days / DAYS_PER_MONTH);
  return months < MONTHS_UNTIL_YEARS ? `${months} months ago` : `${Math.round(months / 12)} years ago`;
}

function times(count) {
  return count === 1 ? 'once' : count === 2 ? 'twice' : `${whole(count)} times`;
}

function orderNames(orders, one, many) {
  if (orders.length === 1) {
    return `${one} ${orders[0]}`;
  }
  if (orders.length > ORDERS_NAMED_MAX) {
    return `${orders.length} ${many.toLowerCase()}`;
  }
  return `${many} ${orders.slice(0, -1).join(', ')} and ${orders.at(-1)}`;
}
