import { isRequestName, requestShapes } from '../../src/wire/requests';
import { readShape } from '../../src/wire/shape';

test("what is left out gets the protocol's default", () => {
  expect(readShape(requestShapes.execute_request, { code: '1' })).toEqual({
    code: '1',
    silent: false,
    store_history: true,
    user_expressions: {},
    allow_stdin: true,
    stop_on_error: true,
  });
});

test.each([
  [{}, "Expected 'code' to be a string, got nothing"],
  [{ code: 1 }, "Expected 'code' to be a string, got 1"],
  [{ code: '', silent: 'yes' }, 'Expected \'silent\' to be true or false, got "yes"'],
  [{ code: '', user_expressions: { a: 1 } }, "Expected 'user_expressions.a' to be a string, got 1"],
])('%j is refused with what was expected', (content, message) => {
  expect(() => readShape(requestShapes.execute_request, content)).toThrow(message);
});

test('only names of requests are request names', () => {
  expect(isRequestName('execute_request')).toBe(true);
  expect(isRequestName('__proto__')).toBe(false);
  expect(isRequestName('constructor')).toBe(false);
});
