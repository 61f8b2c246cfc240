/** An index for which there is nothing to look up. */
export interface WrongIndex {
  readonly value: number;
  /** Its place in the flat list of the indices. */
  readonly place: number;
  /** How many indices there are. */
  readonly of: number;
  /** How many rows there are to look up: the indices are 0 to this, less one. */
  readonly size: number;
  /** The function of tfjs's that was given it. */
  readonly by: string;
}

/** The part that looked an index up: a layer or a loss, in words, and how to do better. */
export interface Finder {
  readonly words: (range: string, by: string) => string;
  readonly remedy: string;
}

const ANYBODY: Finder = {
  words: (range, by) => `${by} looks up ${range}`,
  remedy: 'Keep the indices in that range (one number for rare values), or look up in something larger.',
};

/** The int32 that NaN, infinity and numbers beyond int32 become. */
const NO_INTEGER = -(2 ** 31);

const shown = (value: number) =>
  value === NO_INTEGER ? `NaN or infinity (${value} as an integer)` : String(value);

/** Says of an index out of range who looked it up, which value it is, where it stands, and what is valid. */
export class IndexError extends RangeError {
  override readonly name = 'RangeError';
  /** The row of the batch that it stands in, where that is known. */
  row: number | undefined;
  /** Which of the batches that were tried, counted from 0. */
  batch = 0;
  #finder: Finder | undefined;
  #placeInRow = 0;
  #rowWidth = 0;
  #rowWords = '';

  constructor(readonly wrong: WrongIndex) {
    super();
    this.#say();
  }

  /** Names what looked the index up, and its row where each of `rows` examples has as many indices. The innermost counts. */
  foundBy(finder: Finder, rows: number | undefined): void {
    if (this.#finder) return;
    this.#finder = finder;
    const { place, of } = this.wrong;
    if (rows !== undefined && rows > 0 && of % rows === 0) {
      this.#rowWidth = of / rows;
      this.row = Math.floor(place / this.#rowWidth);
      this.#placeInRow = place % this.#rowWidth;
      this.#rowWords = `row ${this.row} of its batch`;
    }
    this.#say();
  }

  /** Names the row of the user's data. */
  inRow(row: number): void {
    if (this.row === undefined) return;
    this.#rowWords = `row ${row}`;
    this.#say();
  }

  #say(): void {
    const { size, by, value, place } = this.wrong;
    const { words, remedy } = this.#finder ?? ANYBODY;
    const range = size === 1 ? 'only the number 0' : `the numbers 0 to ${size - 1}`;
    const where =
      this.row === undefined
        ? `index ${place} (counted in one row) is ${shown(value)}`
        : this.#rowWidth === 1
          ? `${this.#rowWords} is ${shown(value)}`
          : `${this.#rowWords} has ${shown(value)} at place ${this.#placeInRow}`;
    this.message = `${words(range, by)}; ${where}. ${remedy}`;
  }
}
