/** What an interrupted `await` throws, and what an interrupted cell ends with. */
export class InterruptError extends Error {
  override name = 'Interrupted';

  constructor() {
    super('The cell was interrupted. Everything that it declared and computed so far is kept.');
  }
}
