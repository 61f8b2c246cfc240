/** A number in a name: epochs count in whole numbers, what logs hold is measured. */
interface Field {
  readonly name: string;
  readonly format: (value: number) => string;
}

const FIELD = /\{\{|\}\}|\{([^{}:]*)(?::([^{}]*))?\}/g;

/**
 * A name with fields for numbers in Python's notation: `{epoch:02d}-{val_loss:.2f}`.
 *
 * @see https://docs.python.org/3/library/string.html#format-specification-mini-language
 */
export class FormattedName {
  readonly #parts: readonly (string | Field)[];

  /** @throws Error for a format that is none, or not one for its number */
  constructor(readonly text: string) {
    const parts: (string | Field)[] = [];
    let last = 0;
    for (const { 0: whole, 1: name, 2: spec = '', index } of text.matchAll(FIELD)) {
      parts.push(text.slice(last, index), name === undefined ? whole.slice(1) : fieldOf(name, spec));
      last = index + whole.length;
    }
    this.#parts = [...parts, text.slice(last)];
  }

  /** The names of its fields. */
  get fields(): string[] {
    return this.#parts.flatMap(part => (typeof part === 'string' ? [] : [part.name]));
  }

  filled(values: Readonly<Record<string, number>>): string {
    const parts = this.#parts.map(part =>
      typeof part === 'string' ? part : part.format(values[part.name] ?? NaN),
    );
    return parts.join('');
  }
}

const SPEC = /^(?:(.)?([<>=^]))?([-+ ])?(0)?(\d+)?(?:\.(\d+))?([dfFeEgG%])?$/u;

function fieldOf(name: string, spec: string): Field {
  const whole = name === 'epoch';
  const found = SPEC.exec(spec);
  const [, fill, align, sign, zero, width = '0', precision, type = ''] = found ?? [];
  const fits = found && (type === 'd' ? whole && precision === undefined : true);
  if (!fits) {
    const examples = whole ? '{epoch}, {epoch:03d}' : `{${name}}, {${name}:.2f}, {${name}:.1e}`;
    throw new Error(
      `'{${name}:${spec}}' is no format for ${whole ? 'an epoch' : 'a quantity'}: write ${examples}.`,
    );
  }
  const digits = DIGITS[type.toLowerCase() || (precision === undefined ? 'shortest' : 'rounded')] ?? shortest;
  const pad = padding(align ?? (zero ? '=' : '>'), fill ?? zero ?? ' ', Number(width));
  const inCase = /[EFG]/.test(type) ? (text: string) => text.toUpperCase() : (text: string) => text;
  return {
    name,
    format(value) {
      const prefix = value < 0 ? '-' : (sign ?? '').replace('-', '');
      const text = Number.isFinite(value)
        ? digits(Math.abs(value), precision === undefined ? undefined : Number(precision), whole)
        : notFinite(value) + type.replace(/[^%]/, '');
      return pad(prefix, inCase(text));
    },
  };
}

type Digits = (value: number, precision: number | undefined, whole: boolean) => string;

const notFinite = (value: number) => (Number.isNaN(value) ? 'nan' : 'inf');

/** An exponent has at least two digits. */
const twoDigits = (text: string) => text.replace(/(e[-+])(\d)$/, '$10$2');

/** A measured number has at least one digit behind the point. */
const measured = (text: string) => (/[.e]/.test(text) ? text : `${text}.0`);

/** As many digits as tell the number from its neighbours. */
const shortest: Digits = (value, _, whole) => {
  if (whole) return String(value);
  const exponent = value === 0 ? 0 : Math.floor(Math.log10(value));
  return exponent < -4 || exponent >= 16 ? twoDigits(value.toExponential()) : measured(String(value));
};

/** A number exactly between two goes to the even one, where JavaScript goes up. */
const fixed: Digits = (value, precision = 6) => {
  const text = value.toFixed(precision);
  const between = (value * 2 ** (precision + 1)) % 2 === 1;
  return between && /[13579]$/.test(text) ? (value * (1 - Number.EPSILON)).toFixed(precision) : text;
};

const scientific: Digits = (value, precision = 6) => twoDigits(value.toExponential(precision));

/** `precision` digits in all, without zeros behind the last. */
const general: Digits = (value, precision = 6, whole) => {
  const count = Math.max(1, precision);
  const exponent = Number(value.toExponential(count - 1).split('e')[1]);
  const text =
    exponent >= -4 && exponent < count
      ? fixed(value, count - 1 - exponent, whole)
      : scientific(value, count - 1, whole);
  return text.replace(/(\.\d*?)0+(?=e|$)/, '$1').replace(/\.(?=e|$)/, '');
};

const DIGITS: Readonly<Record<string, Digits>> = {
  d: shortest,
  f: fixed,
  e: scientific,
  g: general,
  '%': (value, precision, whole) => `${fixed(value * 100, precision, whole)}%`,
  shortest,
  rounded: (value, precision, whole) => measured(general(value, precision, whole)),
};

const padding = (align: string, fill: string, width: number) => (prefix: string, digits: string) => {
  const missing = Math.max(0, width - prefix.length - digits.length);
  if (align === '=') return prefix + fill.repeat(missing) + digits;
  const before = align === '<' ? 0 : align === '>' ? missing : Math.floor(missing / 2);
  return fill.repeat(before) + prefix + digits + fill.repeat(missing - before);
};
