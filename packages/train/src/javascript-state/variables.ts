import { Holder, type Values } from './holder';
import { closureVariables } from './inspector';

/** The variables around a function that it computes with. */
export class Variables extends Holder {
  constructor(
    private readonly f: object,
    private readonly names: readonly string[],
    describe: (name: unknown) => string,
  ) {
    super(describe);
  }

  read(): Values {
    const variable = closureVariables(this.f);
    return new Map(this.names.map(name => [name, variable(name)?.value]));
  }
}
