import { useState } from 'react';
import type { ToView } from '@epochlab/views';
import type { ViewStore } from '../../live/view-store';

export type Diagnosis = Extract<ToView, { type: 'diagnosis' }>;

/** The kernel's last answer about the layers, and ways to ask again and to put the answer away. */
export function useDiagnosis(store: ViewStore): {
  readonly diagnosis: Diagnosis | null;
  readonly ask: () => void;
  readonly close: () => void;
} {
  const [diagnosis, setDiagnosis] = useState<Diagnosis | null>(null);
  const ask = async (): Promise<void> => {
    const { message } = await store.ask({ type: 'diagnose' });
    if (message.type === 'diagnosis') {
      setDiagnosis(message);
    }
  };
  return { diagnosis, ask: () => void ask(), close: () => setDiagnosis(null) };
}
