/** The error that an interrupted `await` throws, and with which an interrupted cell ends. */
export class InterruptError extends Error {
  override name = 'Interrupted';

  constructor() {
    super('The cell was interrupted. Everything that it declared and computed so far is kept.');
  }
}
