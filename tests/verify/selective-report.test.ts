import { expect, it } from 'vitest';
import { derive, makeKey } from './derive';
import { badge, controller, ISSUER, reasonOf, verifyFound } from './mint';
import { multibaseOf } from './suite-signers';

it('a badge shown in part is verified, with the caution that its end or revocation may be kept back', async () => {
  const key = await makeKey('ecdsa-sd-2023');
  const { document, proof } = await derive('ecdsa-sd-2023', badge(ISSUER), key, {
    mandatory: ['/issuer'],
    selective: ['/credentialSubject', '/validFrom', '/type'],
  });
  const shown = { ...document, proof };
  const network = {
    [ISSUER]: {
      ...controller(ISSUER, key.pair.id),
      verificationMethod: [
        { id: key.pair.id, type: 'Multikey', controller: ISSUER, publicKeyMultibase: key.pair.publicKeyMultibase },
      ],
    },
  };
  const report = await verifyFound(shown, { network });
  expect([report.verdict, reasonOf(report, 'status')], JSON.stringify(report.checks)).toEqual([
    'verified',
    'status-perhaps-withheld',
  ]);
  const other = {
    ...network,
    [ISSUER]: {
      ...network[ISSUER],
      verificationMethod: [
        { id: key.pair.id, type: 'Multikey', controller: ISSUER, publicKeyMultibase: multibaseOf('P-256') },
      ],
    },
  };
  expect((await verifyFound(shown, { network: other })).verdict).toBe('invalid');
});
