import { firstDifference, type Holder } from './holder';
import { closureVariables } from './inspector';

/** The variables around a function that it computes with. */
export class Variables implements Holder {
  constructor(
    private readonly f: object,
    private readonly names: readonly string[],
    readonly describe: (name: string) => string,
  ) {}

  read(): ReadonlyMap<string, unknown> {
    const variable = closureVariables(this.f);
    return new Map(this.names.map(name => [name, variable(name)?.value]));
  }

  changedSince(before: ReadonlyMap<string, unknown>): string | undefined {
    return firstDifference(before, this.read());
  }
}
