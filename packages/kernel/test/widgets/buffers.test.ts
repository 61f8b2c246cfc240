import { inKindOf, joinBuffers, splitBuffers } from '../../src/widgets/buffers';

const state = {
  n: 1,
  floats: Float32Array.of(1, 2),
  deep: { list: ['a', new Uint8Array([7]).buffer, { view: new DataView(new ArrayBuffer(2)) }] },
};

test('binary data travels beside the state, which is JSON then', () => {
  const split = splitBuffers(state);
  expect(split.state).toEqual({ n: 1, floats: null, deep: { list: ['a', null, { view: null }] } });
  expect(split.bufferPaths).toEqual([['floats'], ['deep', 'list', 1], ['deep', 'list', 2, 'view']]);
  expect(split.buffers.map(({ byteLength }) => byteLength)).toEqual([8, 1, 2]);
});

test('it comes back to its place, also where a front end left the key out', () => {
  const split = splitBuffers(state);
  const bytes = { n: 1, deep: { list: ['a', split.buffers[1], { view: split.buffers[2] }] } };
  expect(joinBuffers(split)).toEqual({ ...bytes, floats: split.buffers[0] });
  expect(joinBuffers({ state: {}, bufferPaths: [['b']], buffers: [new Uint8Array(1)] })).toEqual({
    b: new Uint8Array(1),
  });
});

test.each([[[]], [['no', 'where']], [['__proto__', 'polluted']], [['n', 'x']]])(
  'the path %j leads nowhere',
  path => {
    const bytes = new Uint8Array(1);
    expect(joinBuffers({ state: { n: 1 }, bufferPaths: [path], buffers: [bytes] })).toEqual({ n: 1 });
    expect(Object.prototype).not.toHaveProperty('polluted');
  },
);

test('bytes become the kind of array that was there before', () => {
  const bytes = new Uint8Array(Float64Array.of(1.5, -2).buffer);
  expect(inKindOf(new Float64Array(), bytes)).toEqual(Float64Array.of(1.5, -2));
  expect(inKindOf(undefined, bytes)).toBe(bytes);
  expect(inKindOf(new Float64Array(), 'text')).toBe('text');
});
