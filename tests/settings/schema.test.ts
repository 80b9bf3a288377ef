import { describe, expect, it } from 'vitest';
import { explorersOf, isConsulted, sourcesOf } from '../../lib/settings/consulted';
import { parseSettings } from '../../lib/settings/schema';
import { KNOWN_REGISTRIES } from '../../lib/verify/issuers/registries';

const NOTHING = { registries: [], issuers: [], explorers: [] };
const UNSET = { ...NOTHING, mistakes: [] };
const GUILD = { url: 'https://guild.example/registry.json', name: 'Guild' };
const COLLEGE = { id: 'did:web:college.example', note: 'College' };
const BLOCKS = { chain: 'bitcoinMainnet', url: 'https://blocks.example/{id}' };

describe('settings as they are kept', () => {
  it.each([undefined, null, 'x', 7, [], {}, { known: [], registries: {}, issuers: 'x', explorers: 1 }])(
    '%j: nothing is set',
    (stored) => {
      const { organisation, ...own } = parseSettings(stored, stored);
      expect(own).toEqual({ known: {}, ...NOTHING });
      expect(organisation).toMatchObject(NOTHING);
    },
  );

  it('are read as they were written', () => {
    const own = { known: { 'dcc-members': false }, registries: [GUILD], issuers: [COLLEGE], explorers: [BLOCKS] };
    expect(parseSettings(own, {})).toEqual({ ...own, organisation: UNSET });
  });

  it('lose an entry that the page would not take, and no other', () => {
    const bad = [null, 7, 'https://guild.example', { url: 'http://guild.example' }, { url: 'https://10.0.0.1/' }, {}];
    const { registries, organisation } = parseSettings(
      { registries: [...bad, GUILD] },
      { registries: [GUILD, ...bad] },
    );
    expect(registries).toEqual([GUILD]);
    expect(organisation.registries).toEqual([GUILD]);
  });

  it('of an organisation need no names and notes', () => {
    const { organisation } = parseSettings(null, { registries: [{ url: GUILD.url }], issuers: [{ id: COLLEGE.id }] });
    expect(organisation).toEqual({
      registries: [{ url: GUILD.url, name: 'guild.example' }],
      issuers: [{ id: COLLEGE.id, note: '' }],
      explorers: [],
      mistakes: [],
    });
  });

  it.each<[unknown, readonly string[]]>([
    [null, []],
    [{}, []],
    [{ registries: [GUILD], issuers: [COLLEGE], explorers: [BLOCKS] }, []],
    [
      { registries: [GUILD, { url: 'http://guild.example/r.json' }], issuers: ['did:web:a.example'] },
      ['registries 2', 'issuers 1'],
    ],
    [{ issuers: COLLEGE, explorers: null }, ['issuers', 'explorers']],
    [{ explorers: Array.from({ length: 9 }, () => BLOCKS) }, ['explorers 9']],
    [{ registry: [GUILD] }, ['registry']],
  ])(
    'of an organisation are held against the same rules, and what could not be taken is named (%#)',
    (policy, mistakes) => {
      expect(parseSettings(null, policy).organisation.mistakes).toEqual(mistakes);
    },
  );

  it('name no more mistakes than anybody reads, and each in few letters', () => {
    const registries = Array.from({ length: 5000 }, () => null);
    const { mistakes } = parseSettings(null, { ['x'.repeat(5000)]: 1, registries }).organisation;
    expect(mistakes).toHaveLength(20);
    expect(Math.max(...mistakes.map(({ length }) => length))).toBeLessThan(60);
  });

  it('have bounds, whatever was put there', () => {
    const many = Array.from({ length: 5000 }, (_, i) => ({
      url: `https://r${i}.example/`,
      id: `did:web:r${i}.example`,
    }));
    const { registries, issuers } = parseSettings({ registries: many, issuers: many }, null);
    expect([registries.length, issuers.length]).toEqual([8, 500]);
  });
});

describe('whom the verifier consults', () => {
  const defaults = KNOWN_REGISTRIES.filter(({ byDefault }) => byDefault).map(({ url }) => url);
  const urls = (own: unknown, managed: unknown = null) =>
    sourcesOf(parseSettings(own, managed)).registries.map(({ url }) => url);

  it('is by default what is known to hold no test issuers', () => {
    expect(urls(null)).toEqual(defaults);
    expect(defaults.length).toBeGreaterThan(0);
  });

  it('is what the reader turned on, and not what they turned off', () => {
    const known = { ...Object.fromEntries(KNOWN_REGISTRIES.map(({ id }) => [id, false])), 'dcc-community': true };
    expect(urls({ known })).toEqual(['https://digitalcredentials.github.io/community-registry/registry.json']);
  });

  it('is not turned on or off by names that every object has', () => {
    const settings = parseSettings({ known: {} }, null);
    const [first] = KNOWN_REGISTRIES;
    if (first === undefined) throw new Error('no registry is known');
    expect(isConsulted({ ...first, id: 'constructor', byDefault: false }, settings)).toBe(false);
  });

  it('is the organisation’s registries first, and each address once', () => {
    const other = { url: 'https://employer.example/issuers.json', name: 'Employer' };
    expect(urls({ registries: [GUILD, other] }, { registries: [other, { url: defaults[0] }] })).toEqual([
      other.url,
      ...defaults,
      GUILD.url,
    ]);
  });

  it('is no less a registry of test issuers because somebody added it by its address', () => {
    const tests = KNOWN_REGISTRIES.filter(({ test }) => test).slice(0, 4);
    const added = tests.map(({ url }) => ({ url, name: 'Accredited colleges' }));
    for (const settings of [parseSettings({ registries: added }, null), parseSettings(null, { registries: added })]) {
      const consulted = sourcesOf(settings).registries.filter(({ url }) => tests.some((each) => each.url === url));
      expect(consulted.map(({ test }) => test)).toEqual(tests.map(() => true));
    }
  });

  it('is in the form the address shows', () => {
    const federation = { url: 'https://guild.example/.well-known/openid-federation' };
    const forms = sourcesOf(parseSettings(null, { registries: [GUILD, federation] })).registries.map(
      ({ form }) => form,
    );
    expect(forms.slice(0, 2)).toEqual(['list', 'federation']);
  });

  it('are issuers and explorers, each with who named them first', () => {
    const settings = parseSettings(
      { issuers: [COLLEGE], explorers: [BLOCKS] },
      { issuers: [COLLEGE], explorers: [BLOCKS] },
    );
    expect(sourcesOf(settings).trusted.map(({ by }) => by)).toEqual(['organisation', 'user']);
    expect(explorersOf(settings)).toEqual([BLOCKS, BLOCKS]);
  });
});
