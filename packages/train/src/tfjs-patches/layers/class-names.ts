import * as tf from '@tensorflow/tfjs-node';

interface Named {
  readonly className?: string;
  readonly name: string;
}

/**
 * Lets a layer, an initializer or the like of a class without a static `className` have the name that the class has in its text, as in Keras. tfjs
 * ended its constructor with "Cannot read properties of undefined (reading 'replace')". A static `className` is still needed to save and load it.
 */
export function nameClassesByThemselves(): void {
  const prototype = tf.serialization.Serializable.prototype;
  prototype.getClassName = function getClassName() {
    const made = this.constructor as unknown as Named;
    return made.className ?? (made.name || 'Layer');
  };
}
