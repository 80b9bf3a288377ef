import { fail, pass, unknown, warn } from './check';
import { compareNames } from './names';
import type { Check } from './types';

/** Is the credential issued to the person on whose profile it stands? Takes both names; null = not known. */
export function checkHolder(recipient: string | null, holder: string | null | undefined): Check {
  if (!holder) return unknown('holder', 'no-holder-known', { recipient });
  if (!recipient) return unknown('holder', 'name-not-readable', { holder });
  const detail = { recipient, holder };
  switch (compareNames(recipient, holder)) {
    case 'same':
      return pass('holder', 'same-person', detail);
    case 'compatible':
      return warn('holder', 'compatible-name', detail);
    case 'different':
      return fail('holder', 'different-person', detail);
    case 'not-comparable':
      return unknown('holder', 'name-not-readable', detail);
  }
}
