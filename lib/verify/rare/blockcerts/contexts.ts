import v2 from '@blockcerts/schemas/schemas/2.0/context.json' with { type: 'json' };
import v2Alpha from '@blockcerts/schemas/schemas/2.0-alpha/context.json' with { type: 'json' };
import v2_1 from '@blockcerts/schemas/schemas/2.1/context.json' with { type: 'json' };
import openBadges2 from '@blockcerts/schemas/schemas/2.1/obi.json' with { type: 'json' };
import v3 from '@blockcerts/schemas/schemas/3.0/context.json' with { type: 'json' };
import v3Alpha from '@blockcerts/schemas/schemas/3.0-alpha/context.json' with { type: 'json' };
import v3Beta from '@blockcerts/schemas/schemas/3.0-beta/context.json' with { type: 'json' };
import chainedProof2021 from '@blockcerts/schemas/schemas/3.1/chainedProof2021Context.json' with { type: 'json' };
import v3_1 from '@blockcerts/schemas/schemas/3.1/context.json' with { type: 'json' };
import merkleProof2019 from '@blockcerts/schemas/schemas/3.1/merkleProof2019Context.json' with { type: 'json' };
import statusList2021 from '@blockcerts/schemas/schemas/3.1/statusList2021Context.json' with { type: 'json' };
import v3_2 from '@blockcerts/schemas/schemas/3.2/context.json' with { type: 'json' };

/** One Blockcerts context under each address that documents in use name it by. */
const published = (version: string, short: string, context: object): readonly [string, object][] => [
  [`https://w3id.org/blockcerts/${short}`, context],
  [`https://w3id.org/blockcerts/schema/${version}/context.json`, context],
  [`https://www.blockcerts.org/schema/${version}/context.json`, context],
];

/** JSON-LD contexts that only Blockcerts use, by address; they come with the npm package of the Blockcerts schemas. */
const CONTEXTS: ReadonlyMap<string, object> = new Map<string, object>([
  ['https://w3id.org/openbadges/v2', openBadges2],
  ['https://openbadgespec.org/v2/context.json', openBadges2],
  ...published('2.0-alpha', 'v2.0-alpha', v2Alpha),
  ...published('2.0', 'v2', v2),
  ...published('2.1', 'v2.1', v2_1),
  ...published('3.0-alpha', 'v3.0-alpha', v3Alpha),
  ...published('3.0-beta', 'v3.0-beta', v3Beta),
  ...published('3.0', 'v3', v3),
  ...published('3.1', 'v3.1', v3_1),
  ...published('3.2', 'v3.2', v3_2),
  ['https://w3id.org/security/suites/merkle-2019/v1', merkleProof2019],
  ['https://w3id.org/security/suites/chained-2021/v1', chainedProof2021],
  ['https://w3id.org/vc/status-list/2021/v1', statusList2021],
]);

/** The context of that address if it is one that Blockcerts bring along, or null. */
export function blockcertsContext(url: string): object | null {
  return CONTEXTS.get(url) ?? null;
}
