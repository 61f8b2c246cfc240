import { murmur2 } from '../../../src/protocol/debugger/murmur2';

// Values of ipykernel's implementation (ipykernel.compiler.murmur2_x86), which JupyterLab agrees with.
test.each([
  ['', 3339675911, 3990065800],
  ['1 + 1', 3339675911, 2359671083],
  ['const a = 1;\nlet b = 22', 3339675911, 3045988122],
  ['abc', 0, 324500635],
  ['grüße 🙂', 3339675911, 1995230815],
] as const)('%j with seed %d', (text, seed, hash) => {
  expect(murmur2(text, seed)).toBe(hash);
});
