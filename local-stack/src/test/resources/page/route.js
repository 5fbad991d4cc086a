const { clientHash, parseRoute } = await import('/page/js/route.js');

const client = { view: 'client', clientId: '410376', asOf: null, compare: null };
check('nothing', parseRoute('').view, 'clients');
check('operations', parseRoute('#/operations').view, 'operations');
check('a client', parseRoute('#/clients/410376'), client);
check('days', parseRoute('#/clients/410376?asOf=2024-07-01&compare=2024-01-01'), { ...client, asOf: '2024-07-01', compare: '2024-01-01' });
check('no such day', parseRoute('#/clients/410376?asOf=2024-13-01'), client);
check('markup is no day', parseRoute('#/clients/410376?asOf=<img>'), client);
check('no number', parseRoute('#/clients/x').view, 'clients');
check('there and back', parseRoute(clientHash('7', '2024-07-01', '2024-01-01')), { view: 'client', clientId: '7', asOf: '2024-07-01', compare: '2024-01-01' });
check('live', clientHash(7, '', ''), '#/clients/7');
