const { EventStreamParser } = await import('/page/js/sse.js');

function parse(...pieces) {
  const events = [];
  const parser = new EventStreamParser((event) => events.push(event));
  pieces.forEach((piece) => parser.push(piece));
  return events;
}

const stream = 'event: change\nid: 7\ndata: {"a":1}\n\n';
const change = { event: 'change', data: '{"a":1}', id: '7' };
check('an event', parse(stream), [change]);
check('cut anywhere', parse(...stream), [change]);
check('carriage returns', parse(...stream.replaceAll('\n', '\r\n')), [change]);
check('returns alone', parse(stream.replaceAll('\n', '\r')), [change]);
check('not before its empty line', parse('data: x\n'), []);
check('comments say nothing', parse(': heartbeat\n\n', stream), [change]);
check('lines of data', parse('data: a\ndata:  b\ndata\n\n'), [{ event: 'message', data: 'a\n b\n' }]);
check('no data, no event', parse('event: change\nid: 9\n\n', 'data: x\n\n'), [{ event: 'message', data: 'x', id: '9' }]);
check('the id stays', parse('id: 1\ndata: a\n\ndata: b\n\n').map(({ id }) => id), ['1', '1']);
check('an id with a null is none', parse('id: 1\0\ndata: a\n\n'), [{ event: 'message', data: 'a' }]);
check('unknown fields', parse('retry: 5\nother: x\ndata: a\n\n'), [{ event: 'message', data: 'a' }]);

const parser = new EventStreamParser(() => {});
parser.push(': heartbeat\nid: 5\n');
check('not before its end', parser.lastId, undefined);
parser.push('\n');
check('a heartbeat moves the place', parser.lastId, '5');
