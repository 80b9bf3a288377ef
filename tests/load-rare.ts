import type { Rare } from '../lib/verify/rare/types';

/** The rare parts as Node loads them: when first met. */
export const loadRare = async (): Promise<Rare> => (await import('../lib/verify/rare/index')).rare;
