import keras from '../fixtures/keras-programs.json';
import { PROGRAMS, type Result } from './programs';

/** Results of Keras 3.15 for the same programs, by python/program_fixtures.py. */
const expected = keras as unknown as Readonly<Record<string, Result>>;

const close = (values: readonly number[]) =>
  values.flat().map(value => expect.closeTo(value, value > 100 ? 1 : 3.7) as number);

const names = Object.keys(expected);

it('the programs are those of Keras', () => expect(Object.keys(PROGRAMS).sort()).toEqual([...names].sort()));

describe.each([
  ['compiled', false],
  ['op by op', true],
])("programs written for Keras have Keras's histories and predictions, %s", (_, eager) => {
  it.each(names)('%s', async name => {
    const found = await PROGRAMS[name]?.(eager);
    const { history, predicted } = expected[name] as Result;
    expect(Object.keys(found?.history ?? {}).sort()).toEqual(Object.keys(history).sort());
    for (const [key, values] of Object.entries(history))
      expect([key, found?.history[key]]).toEqual([key, close(values)]);
    expect(found?.predicted).toEqual(predicted.map(close));
  });
});
