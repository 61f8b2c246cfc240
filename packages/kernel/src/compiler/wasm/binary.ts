export type ValueType = 'i32' | 'i64' | 'f32' | 'f64' | 'other';

export interface FunctionType {
  readonly parameters: readonly ValueType[];
  readonly results: readonly ValueType[];
}

/**
 * The types of a module's exported functions, which the JavaScript interface does not tell. Reads the type, import,
 * function and export sections of a valid module (https://webassembly.github.io/spec/core/binary/modules.html). A
 * module with types newer than functions (garbage collection) has no function types here.
 */
export function readFunctionExports(bytes: Uint8Array): Map<string, FunctionType> {
  const sections = readSections(bytes);
  const types = readVector(sections.get(1), readFunctionType);
  if (types.includes(undefined)) return new Map();
  const imported = readVector(sections.get(2), readImport).filter(index => index !== undefined);
  const defined = readVector(sections.get(3), reader => reader.number());
  const functions = [...imported, ...defined];
  const exports = readVector(sections.get(7), readExport).flatMap(({ name, kind, index }) => {
    const type = kind === external.function ? types[functions[index] ?? -1] : undefined;
    return type ? [[name, type] as const] : [];
  });
  return new Map(exports);
}

const external = { function: 0, table: 1, memory: 2, global: 3, tag: 4 } as const;

class Reader {
  #position = 0;

  constructor(private readonly bytes: Uint8Array) {}

  get done(): boolean {
    return this.#position >= this.bytes.length;
  }

  byte(): number {
    return this.bytes[this.#position++] ?? 0;
  }

  /** Unsigned LEB128; wide enough for sizes and indices. */
  number(): number {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = this.byte();
      value += (byte & 0x7f) * 2 ** shift;
      if (byte < 0x80) return value;
    }
  }

  take(length: number): Uint8Array {
    return this.bytes.subarray(this.#position, (this.#position += length));
  }

  name(): string {
    return new TextDecoder().decode(this.take(this.number()));
  }
}

function readSections(bytes: Uint8Array): Map<number, Reader> {
  const reader = new Reader(bytes);
  reader.take(8); // Magic and version.
  const sections = new Map<number, Reader>();
  while (!reader.done) {
    const id = reader.byte();
    sections.set(id, new Reader(reader.take(reader.number())));
  }
  return sections;
}

function readVector<T>(reader: Reader | undefined, item: (reader: Reader) => T): T[] {
  if (!reader) return [];
  return Array.from({ length: reader.number() }, () => item(reader));
}

const valueTypes: Readonly<Record<number, ValueType>> = {
  0x7f: 'i32',
  0x7e: 'i64',
  0x7d: 'f32',
  0x7c: 'f64',
};

function readFunctionType(reader: Reader): FunctionType | undefined {
  if (reader.byte() !== 0x60) return undefined;
  return { parameters: readVector(reader, readValueType), results: readVector(reader, readValueType) };
}

function readValueType(reader: Reader): ValueType {
  const code = reader.byte();
  if (code === 0x63 || code === 0x64) reader.number(); // A reference says what to.
  return valueTypes[code] ?? 'other';
}

/** The type index of an imported function; nothing for other imports. */
function readImport(reader: Reader): number | undefined {
  reader.name();
  reader.name();
  const kind = reader.byte();
  if (kind === external.function) return reader.number();
  if (kind === external.tag) reader.take(1);
  if (kind === external.table || kind === external.global) readValueType(reader);
  if (kind === external.global) reader.take(1);
  if (kind === external.table || kind === external.memory) readLimits(reader);
  if (kind === external.tag) reader.number();
  return undefined;
}

function readLimits(reader: Reader): void {
  const hasMaximum = reader.byte() & 1;
  reader.number();
  if (hasMaximum) reader.number();
}

function readExport(reader: Reader): { name: string; kind: number; index: number } {
  return { name: reader.name(), kind: reader.byte(), index: reader.number() };
}
