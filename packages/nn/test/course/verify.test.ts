import { verify } from '../../src/course';

let log: jest.SpyInstance;
beforeEach(() => (log = jest.spyOn(console, 'log').mockImplementation(() => undefined)));
afterEach(() => log.mockRestore());

it('verify prints a tick for each promise kept', () => {
  verify({ 'it learns': true, 'it is quick': true });
  expect(log.mock.calls).toEqual([['✓ it learns'], ['✓ it is quick']]);
});

it('verify prints all lines, then throws naming what was not kept', () => {
  expect(() => verify({ 'it learns': false, 'it is quick': true })).toThrow('Not kept: it learns.');
  expect(log.mock.calls).toEqual([['✗ it learns'], ['✓ it is quick']]);
});

it('verify refuses to verify nothing', () => {
  expect(() => verify({})).toThrow('no promise');
});
