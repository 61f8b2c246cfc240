import * as tf from '@tensorflow/tfjs-node';

type Config = tf.serialization.ConfigDict;

/** A class of tfjs's layers that tfjs does not export. */
export interface StockClass<L> {
  readonly className: string;
  new (args: object): L;
  fromConfig(made: unknown, config: Config): L;
}

export function stockClass<L>(className: string): StockClass<L> {
  const [found] = tf.serialization.SerializationMap.getMap().classNameMap[className] ?? [];
  return found as unknown as StockClass<L>;
}

/**
 * Lets a saved layer be made again as what it was: by Keras's rules where its configuration has the mark `asKeras`, else as tfjs's own.
 *
 * @param keras the class that follows Keras, of the same name
 */
export function registerBoth<L>(stock: StockClass<L>, keras: new (args: never) => L): void {
  const fromConfig = (_: unknown, { asKeras, ...config }: Config) =>
    stock.fromConfig(asKeras ? keras : stock, config);
  tf.serialization.SerializationMap.getMap().classNameMap[stock.className] = [keras, fromConfig] as never;
}
