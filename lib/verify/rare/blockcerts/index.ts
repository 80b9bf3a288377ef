import { fail, unknown } from '../../check';
import type { Answer } from '../../checks/hosted';
import { NO_CLAIMS } from '../../formats/vc';
import { hasType, isObject, type JsonObject, listOf } from '../../json';
import type { Run } from '../../run';
import type { Lent } from '../types';
import { verifyV2 } from './v2';
import { verifyV3 } from './v3';

/** Verifies a document that is a Blockcert of some version. Never throws for what the document or the network does. */
export async function verifyBlockcerts(run: Run, document: JsonObject, lent: Lent): Promise<Answer> {
  if (hasType(document, 'VerifiableCredential')) return verifyV3(run, document, lent);
  if (isV1(document)) return unsupported('Blockcerts 1');
  if (hasType(document, 'VerifiablePresentation')) return unsupported('VerifiablePresentation');
  if (document.badge !== undefined || hasType(document, 'Assertion')) return verifyV2(run, document);
  return {
    claims: { ...NO_CLAIMS, format: 'blockcerts' },
    checks: [fail('format', 'wrong-type', { member: 'type', type: 'VerifiableCredential' })],
    id: null,
  };
}

/** 1.2 has its document and its receipt side by side; 1.1 has no context that would have led here. */
function isV1(document: JsonObject): boolean {
  const isOld = (context: unknown) => typeof context === 'string' && /blockcerts\/(?:v1|schema\/1\.)/.test(context);
  return isObject(document.receipt) || listOf(document['@context']).some(isOld);
}

const unsupported = (type: string): Answer => ({
  claims: { ...NO_CLAIMS, format: 'blockcerts' },
  checks: [unknown('format', 'unsupported-format', { type })],
  id: null,
});
