/** Running a graph: `executable.ts` is one native session with its feeds and fetches; `session.ts` is what users write. */
export { Executable } from './executable';
export { type Feeds, type PlainValue, Session } from './session';
