import { readableMessage } from '../../src/compiler/readable-message';

describe('readableMessage', () => {
  it.each([
    ['(0 , exports.f) is not a function', 'f is not a function'],
    ['exports.a is not iterable', 'a is not iterable'],
    ['exports.model.fit is not a function', 'model.fit is not a function'],
    ['exports_.größe is not a constructor', 'größe is not a constructor'],
    ['await_(...) is not a function', '... is not a function'],
    ['my exports. are fine', 'my exports. are fine'],
  ])('%s -> %s', (message, expected) => {
    expect(readableMessage(message)).toBe(expected);
  });
});
