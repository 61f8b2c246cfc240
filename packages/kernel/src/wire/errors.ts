/** A message that cannot be trusted or understood. It is dropped and logged, never answered. */
export class WireError extends Error {
  override name = 'WireError';
}

/** A trusted message whose content is not what its type asks for. It is answered with an error reply. */
export class ContentError extends Error {
  override name = 'InvalidRequest';
}
