import { interop } from '../../../src/compiler/run/interop';

describe('interop', () => {
  it('leaves ES modules alone', () => {
    const namespace = { default: 1, named: 2 };
    expect(interop(namespace)).toBe(namespace);
  });

  it('gives CommonJS exports as default and as names', () => {
    const exports = { a: 1 };
    const namespace = interop({ default: exports, 'module.exports': exports });
    expect(namespace.default).toBe(exports);
    expect(namespace.a).toBe(1);
    expect(Object.keys(namespace)).toEqual(['a']);
  });

  it('gives functions as default, with their properties as names', () => {
    const exports = Object.assign(() => 'called', { extra: 1 });
    const { default: call, extra } = interop({ default: exports, 'module.exports': exports });
    expect([(call as typeof exports)(), extra]).toEqual(['called', 1]);
  });

  it('believes compiled ES modules', () => {
    const exports = { __esModule: true, default: 'own', named: 1 };
    expect(interop({ default: exports, 'module.exports': exports })).toBe(exports);
  });

  it('gives a primitive as default', () => {
    expect(interop({ default: 'text', 'module.exports': 'text' })).toEqual({ default: 'text' });
  });
});
