/** Tells screen readers what happened, politely and not too often. */

import { setText } from './dom.js';

const INTERVAL_MILLIS = 5000;

let waiting = null;
let timer = null;

/** Says it soon; what comes too fast is replaced by what comes last. */
export function announce(sentence) {
  waiting = sentence;
  timer ??= setTimeout(say, 0);
}

function say() {
  setText(document.getElementById('announcer'), waiting);
  waiting = null;
  timer = setTimeout(() => {
    timer = null;
    if (waiting !== null) {
      announce(waiting);
    }
  }, INTERVAL_MILLIS);
}
