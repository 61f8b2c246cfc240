import type { Logs } from '@tensorflow/tfjs-node';

/** A callback that reads the logs of an epoch, or adds to them. */
export interface WatchingCallback {
  /** The names that it adds; undefined says that they are not known. */
  readonly addsLogs?: readonly string[];
  /**
   * Called before training with logs that have the names which an epoch's will have, without their values; with nothing where
   * another callback may add to them.
   *
   * @throws Error for a name that it needs and that will not be there
   */
  checkLogs?(logs: Logs | undefined): void;
}
