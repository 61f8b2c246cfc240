/** JSON has no NaN and no infinity, which losses and bests may be. */
const NOT_FINITE = '$number';

export const toJson = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'number' && !Number.isFinite(part) ? { [NOT_FINITE]: String(part) } : part,
  );

export const fromJson = (text: string): unknown =>
  JSON.parse(text, (_, part: unknown) =>
    typeof part === 'object' && part !== null && NOT_FINITE in part ? Number(part[NOT_FINITE]) : part,
  );
