import type { Installation } from '../installation';

/** One part of Epochlab that must work. */
export interface Check {
  readonly name: string;
  /** The remedy when it does not. */
  readonly remedy: string;
  /** Says in a few words what it found; throws when something is wrong. */
  find(installation: Installation): string | Promise<string>;
}

export interface Finding {
  readonly name: string;
  readonly ok: boolean;
  readonly detail: string;
  /** Only where something is wrong. */
  readonly remedy?: string;
}

export async function examine(check: Check, installation: Installation): Promise<Finding> {
  const { name, remedy } = check;
  try {
    return { name, ok: true, detail: await check.find(installation) };
  } catch (error) {
    return { name, ok: false, detail: error instanceof Error ? error.message : String(error), remedy };
  }
}
