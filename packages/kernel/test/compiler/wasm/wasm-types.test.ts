import { wasmTypes } from '../../../src/compiler/wasm/wasm-types';

/** A module's bytes from its sections, each an id and its content in hexadecimal. */
function module(...sections: [id: number, content: string][]): Uint8Array {
  const parts = sections.map(([id, content]) => {
    const bytes = Buffer.from(content.replaceAll(' ', ''), 'hex');
    return Buffer.from([id, bytes.length, ...bytes]);
  });
  return new Uint8Array(Buffer.concat([Buffer.from('0061736d01000000', 'hex'), ...parts]));
}

const name = (text: string) => Buffer.from([text.length, ...Buffer.from(text)]).toString('hex');

describe('wasmTypes', () => {
  it('types functions by their parameters and results', () => {
    const types = wasmTypes(
      module(
        [1, '02 60 02 7f 7e 01 7c 60 00 02 7f 7f'],
        [3, '02 00 01'],
        [7, `02 ${name('mix')} 00 00 ${name('two')} 00 01`],
        [10, '02 0b 00 44 00 00 00 00 00 00 00 00 0b 06 00 41 01 41 02 0b'],
      ),
    );
    expect(types).toContain('declare const export0: (p0: number, p1: bigint) => number;');
    expect(types).toContain('declare const export1: () => [number, number];');
    expect(types).toContain('export { export0 as "mix", export1 as "two", all as default };');
  });

  it('counts imported functions, and knows memories and globals', () => {
    const types = wasmTypes(
      module(
        [1, '02 60 01 7d 00 60 00 00'],
        [2, `01 ${name('env')} ${name('log')} 00 00`],
        [3, '01 01'],
        [5, '01 00 01'],
        [6, '01 7f 00 41 05 0b'],
        [7, `04 ${name('log')} 00 00 ${name('run')} 00 01 ${name('mem')} 02 00 ${name('five')} 03 00`],
        [10, '01 02 00 0b'],
      ),
    );
    expect(types).toContain('export0: (p0: number) => void;');
    expect(types).toContain('export1: () => void;');
    expect(types).toContain('export2: WebAssembly.Memory;');
    expect(types).toContain('export3: WebAssembly.Global;');
  });

  it('of what is no module exports nothing', () => {
    expect(wasmTypes(new Uint8Array([1, 2, 3]))).toBe('export {};');
  });
});
