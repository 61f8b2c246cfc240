import { readThrown } from '../../src/errors/thrown';

const failing = (key: string) =>
  Object.defineProperty(new RangeError('out of range'), key, {
    get() {
      throw new Error('whoever looks');
    },
  });

test.each(['stack', 'name', 'cause', 'constructor'])('an error whose %s throws keeps its message', key => {
  expect(readThrown(failing(key)).message).toBe('out of range');
});

test('an error whose message throws keeps its name', () => {
  expect(readThrown(failing('message'))).toMatchObject({ name: 'RangeError', message: '' });
});

test('a message that is no text is shown as text', () => {
  const odd = Object.assign(new Error(), { message: Symbol('odd') });
  expect(readThrown(odd).message).toBe('Symbol(odd)');
});

test('a class that sets no name is named, an anonymous one is an Error', () => {
  class ShapeError extends Error {}
  expect(readThrown(new ShapeError()).name).toBe('ShapeError');
  expect(readThrown(new (class extends Error {})()).name).toBe('Error');
});

test('proxies that throw at every look are described', () => {
  const throws = () => {
    throw new Error('no');
  };
  const hostile = { get: throws, has: throws, getPrototypeOf: throws, ownKeys: throws };
  expect(readThrown(new Proxy({}, hostile)).message).toMatch(/was thrown, which is not an Error/);
  expect(readThrown(new Proxy(new Error('inside'), hostile)).name).toBe('Thrown');
  expect(readThrown(new Proxy(new Error('inside'), {})).message).toBe('inside');
});

test('a huge message is cut and says so', () => {
  const { message } = readThrown(new Error('m'.repeat(5_000_000)));
  expect(message.length).toBeLessThan(25_000);
  expect(message).toMatch(/the whole message has 5,000,000 characters/);
});
