import { addon } from './addon';
import { loaderPath } from './places';

/** The addon of `native/loader/loader.cc`. */
export interface Loader {
  setDefault(name: string, value: string): void;
  instructionSet(): string;
  isOneDnnOn(path: string): boolean;
  open(path: string): string;
}

/** @throws NativeTensorFlowError when set-up has not built it. */
export const loader = (): Loader => addon<Loader>(loaderPath);
