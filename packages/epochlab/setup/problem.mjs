// @ts-check

/** Something that only the user can mend: what is wrong, and what to do. Shown without a stack trace. */
export class Problem extends Error {
  /**
   * @param {string} what
   * @param {string} remedy
   */
  constructor(what, remedy) {
    super(`${what}\n${remedy}`);
    this.name = 'Problem';
    this.what = what;
    this.remedy = remedy;
  }
}
