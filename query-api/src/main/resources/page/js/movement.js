/** Animates rows from where they were to where they are. Respects a wish for less motion. */

const MOVE = { duration: 520, easing: 'cubic-bezier(0.2, 0.7, 0.2, 1)' };
const APPEAR = { duration: 600, easing: 'ease-out' };

function still() {
  return matchMedia('(prefers-reduced-motion: reduce)').matches;
}

/** Where each row is, to be handed to {@link moveFrom} after the change. */
export function positions(rows) {
  return new Map([...rows].map(([key, row]) => [key, row.getBoundingClientRect().top]));
}

/** Lets the rows glide from their former places; those without one appear. */
export function moveFrom(former, rows) {
  if (still()) {
    return;
  }
  for (const [key, row] of rows) {
    const top = former.get(key);
    if (top === undefined) {
      row.animate({ opacity: [0, 1], transform: ['translateX(24px)', 'none'] }, APPEAR);
      continue;
    }
    const distance = top - row.getBoundingClientRect().top;
    if (distance !== 0) {
      row.animate({ transform: [`translateY(${distance}px)`, 'none'] }, MOVE);
    }
  }
}

/** Leaves an image of the row behind, which fades: the row itself may go at once. */
export function fadeAway(row, host) {
  if (still()) {
    return;
  }
  const ghost = document.createElement('div');
  const frame = host.getBoundingClientRect();
  const place = row.getBoundingClientRect();
  ghost.className = 'ghost';
  ghost.setAttribute('aria-hidden', 'true');
  ghost.textContent = row.querySelector('.name')?.textContent ?? '';
  ghost.style.top = `${place.top - frame.top}px`;
  ghost.style.height = `${place.height}px`;
  host.append(ghost);
  const fade = ghost.animate({ opacity: [1, 0], transform: ['none', 'translateX(-32px)'] }, { ...APPEAR, duration: 900 });
  fade.finished.finally(() => ghost.remove());
}
