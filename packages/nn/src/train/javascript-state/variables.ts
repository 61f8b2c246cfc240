import { firstDifference, type Holder, type Values } from './holder';
import { closureVariables } from './inspector';

/** The variables around a function that it computes with. */
export class Variables implements Holder {
  constructor(
    private readonly f: object,
    private readonly names: readonly string[],
    readonly describe: (name: unknown) => string,
  ) {}

  read(): Values {
    const variable = closureVariables(this.f);
    return new Map(this.names.map(name => [name, variable(name)?.value]));
  }

  changedSince(before: Values): unknown {
    return firstDifference(before, this.read());
  }
}
