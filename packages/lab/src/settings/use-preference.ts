import { useEffect, useState } from 'react';
import { useEnvironment } from '../environment';
import type { Preferences } from './settings';

/** A state that starts as the user prefers it, and starts again when the preference changes. */
export function usePreference<K extends keyof Preferences>(
  name: K,
): readonly [Preferences[K], (value: Preferences[K]) => void] {
  const preferred = useEnvironment().settings.preferences[name];
  const [value, setValue] = useState(preferred);
  useEffect(() => setValue(preferred), [preferred]);
  return [value, setValue];
}
