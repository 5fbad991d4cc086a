const { ago, cause, dueState, duration, effect, movement, reason, strategy } = await import('/page/js/words.js');
const { taskText } = await import('/page/js/nodes-table.js');
const { changeCounts } = await import('/page/js/ranks.js');

const ordered = (orderCount, daysSinceLastOrder) => reason({ orderCount, daysSinceLastOrder }, 'history');
check('often', ordered(14, 3), 'ordered 14 times, last 3 days ago');
check('once', ordered(1, 0), 'ordered once, today');
check('twice', ordered(2, 1), 'ordered twice, last yesterday');
check('popular', reason({ orderCount: 312, daysSinceLastOrder: null }, 'popular'), '312 orders of all clients');
check('months', ago(90), '3 months ago');
check('years', ago(1000), '3 years ago');

const product = { windowFrom: '2024-07-04', windowTo: '2024-07-08', overdueDays: 1 };
const asIs = (text) => text;
check('soon', dueState({ ...product, state: 'upcoming' }, asIs), 'soon, from 2024-07-04');
check('due', dueState({ ...product, state: 'due' }, asIs), 'due, until 2024-07-08');
check('overdue', dueState({ ...product, state: 'overdue' }, asIs), 'overdue for 1 day');

check('an order', cause({ kind: 'order', orders: [78134] }), 'Order 78134');
check('some orders', cause({ kind: 'order', orders: [1, 2, 3] }), 'Orders 1, 2 and 3');
check('many orders', cause({ kind: 'correction', orders: [1, 2, 3, 4] }), 'Correction of 4 orders');
check('no order', cause({ kind: 'correction', orders: [] }), 'List put right');
check('a day', cause({ kind: 'day-rollover', orders: [] }), 'A new day began');

check('plain v3', strategy({ strategy: 'v3' }), null);
check('an arm', strategy({ strategy: 'v3', experiment: 'spring' }), 'Strategy v3, experiment spring');
check('by hand', strategy({ strategy: 'v4' }), 'Strategy v4');

const none = { new: 0, gone: 0, up: 0, down: 0, same: 0 };
check('all', effect({ ...none, new: 2, gone: 1, up: 3, down: 2 }), '2 products entered, 1 left, 5 moved');
check('one left', effect({ ...none, gone: 1 }), '1 product left');
check('only scores', effect({ ...none, same: 50 }), 'same places, new scores');
check('up', movement({ kind: 'up', by: 3 }), 'up 3');
check('seconds', duration(4200), '4 s');
check('minutes', duration(300_000), '5 min');

const place = (rank, previousRank) => ({ rank, previousRank });
const change = { recommendations: [place(1, 2), place(2, 1), place(3, null), place(4, 4)], entered: [9], left: [8, 7] };
check('counts of an event', changeCounts(change), { new: 1, gone: 2, up: 1, down: 1, same: 1 });

const tasks = [3, 0, 1].map((partition) => ({ stage: 'route-lines', partition }));
check('tasks', taskText([...tasks, { stage: 'rank-popular', partition: 0 }]), 'route-lines 0–1,3, rank-popular 0');
check('no tasks', taskText([]), '–');
