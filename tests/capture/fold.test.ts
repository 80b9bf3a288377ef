import { describe, expect, it } from 'vitest';
import { foldObservation, matches, recordIdOf } from '../../lib/capture/fold';
import { betterDate } from '../../lib/capture/join';
import type { LearningRecord, Observation } from '../../lib/capture/types';

const AT = '2026-11-23T14:00:00.000Z';
const SECONDS_LATER = '2026-11-23T14:00:30.000Z';
const LATER = '2026-11-23T15:00:00.000Z';
const EARLIER = '2026-11-20T09:00:00.000Z';

const course: Observation = {
  platform: 'coursera',
  itemId: 'bread-chemistry',
  kind: 'course',
  title: 'The Chemistry of Bread',
  url: 'https://www.coursera.org/learn/bread-chemistry',
  status: 'in-progress',
  own: 'yes',
  signal: 'course-item',
  progress: 0.4,
};
const certificate: Observation = {
  ...course,
  status: 'completed',
  signal: 'certificate-page',
  progress: 1,
  provider: 'Example University',
  completedAt: '2024-06-03',
  grade: { value: 0.93, max: 1 },
  skills: ['Fermentation'],
  credentials: [{ url: 'https://www.coursera.org/account/accomplishments/verify/Q7W8E9R0T1Y2', id: 'Q7W8E9R0T1Y2' }],
};

function fold(steps: readonly (readonly [Observation, string])[], start: LearningRecord | null = null): LearningRecord {
  const record = steps.reduce<LearningRecord | null>(
    (kept, [observation, at]) => foldObservation(kept, observation, at),
    start,
  );
  if (record === null) throw new Error('nothing was folded');
  return record;
}

describe('the first observation of an item', () => {
  it('becomes a record that says what was seen and nothing more', () => {
    expect(fold([[certificate, AT]])).toEqual({
      id: 'coursera:bread-chemistry',
      platform: 'coursera',
      kind: 'course',
      title: 'The Chemistry of Bread',
      url: 'https://www.coursera.org/learn/bread-chemistry',
      provider: 'Example University',
      instructors: [],
      status: 'completed',
      progress: 1,
      grade: { value: 0.93, max: 1 },
      hours: null,
      enrolledAt: null,
      startedAt: null,
      completedAt: '2024-06-03',
      firstSeenAt: AT,
      lastSeenAt: AT,
      skills: ['Fermentation'],
      tags: [],
      note: '',
      credentials: [
        { url: 'https://www.coursera.org/account/accomplishments/verify/Q7W8E9R0T1Y2', id: 'Q7W8E9R0T1Y2' },
      ],
      evidence: [
        {
          adapter: 'coursera',
          signal: 'certificate-page',
          url: 'https://www.coursera.org/account/accomplishments/verify/Q7W8E9R0T1Y2',
          at: AT,
        },
      ],
      editedByUser: [],
    });
  });

  it('never carries the name the page states', () => {
    expect(JSON.stringify(fold([[{ ...certificate, recipient: 'Mira Beispiel' }, AT]]))).not.toContain('Mira');
  });

  it('has to be more than seen', () => {
    expect(() => foldObservation(null, { ...course, status: 'seen' }, AT)).toThrow(RangeError);
    expect(() => foldObservation(fold([[course, AT]]), { ...course, status: 'seen' }, AT)).toThrow(RangeError);
  });
});

describe('a record never goes backwards', () => {
  it('completed stays completed, and progress stays where it was', () => {
    const record = fold([
      [certificate, AT],
      [{ ...course, status: 'enrolled', progress: 0 }, LATER],
    ]);
    expect(record).toMatchObject({ status: 'completed', progress: 1, completedAt: '2024-06-03', lastSeenAt: LATER });
  });

  it('goes forward', () => {
    expect(
      fold([
        [course, AT],
        [certificate, LATER],
      ]),
    ).toMatchObject({ status: 'completed', progress: 1, firstSeenAt: AT });
  });

  it('keeps the better of two grades', () => {
    const worse = { ...certificate, grade: { value: 70, max: 100 } };
    expect(
      fold([
        [certificate, AT],
        [worse, LATER],
      ]).grade,
    ).toEqual({ value: 0.93, max: 1 });
    expect(
      fold([
        [worse, AT],
        [certificate, LATER],
      ]).grade,
    ).toEqual({ value: 0.93, max: 1 });
  });
});

describe('of two dates', () => {
  it.each([
    ['2024', '2024-05-03', '2024-05-03'],
    ['2024-05-03', '2024-05-03T10:00:00Z', '2024-05-03T10:00:00Z'],
    ['2024-05-03', '2024-05-01', '2024-05-01'],
    ['2023', '2024-05-03', '2023'],
    [null, '2024', '2024'],
    [null, null, null],
  ])('%s and %s, %s is kept, in either order', (one, other, kept) => {
    expect(betterDate(one, other)).toBe(kept);
    expect(betterDate(other, one)).toBe(kept);
  });
});

describe('folding', () => {
  it('twice the same changes nothing, and gives back the same object', () => {
    const record = fold([[certificate, AT]]);
    expect(foldObservation(record, certificate, AT)).toBe(record);
  });

  it('gives back the same object when a page is seen again within a minute', () => {
    const record = fold([[certificate, AT]]);
    expect(foldObservation(record, certificate, SECONDS_LATER)).toBe(record);
    expect(foldObservation(record, certificate, LATER)).toEqual({ ...record, lastSeenAt: LATER });
  });

  it('gives back a new object when anything else changed, however soon', () => {
    const record = fold([[course, AT]]);
    expect(foldObservation(record, { ...course, progress: 0.5 }, SECONDS_LATER)).not.toBe(record);
  });

  it('leaves its arguments alone', () => {
    const record = fold([[course, AT]]);
    const before = structuredClone(record);
    foldObservation(record, certificate, LATER);
    expect(record).toEqual(before);
  });

  it('comes to the same record in any order', () => {
    const dashboard: Observation = { ...course, signal: 'dashboard', status: 'enrolled', enrolledAt: '2024-02' };
    const steps = [
      [course, EARLIER],
      [certificate, AT],
      [dashboard, LATER],
    ] as const;
    const [a, b, c] = steps;
    const orders = [
      [a, b, c],
      [a, c, b],
      [b, a, c],
      [b, c, a],
      [c, a, b],
      [c, b, a],
    ];
    const [first, ...others] = orders.map((order) => fold(order));
    for (const other of others) expect(other).toEqual(first);
    expect(first).toMatchObject({ firstSeenAt: EARLIER, lastSeenAt: LATER, enrolledAt: '2024-02' });
  });
});

describe('what the user edited', () => {
  const edited: LearningRecord = {
    ...fold([[certificate, AT]]),
    title: 'Bread!',
    status: 'in-progress',
    completedAt: null,
    note: 'with Otto',
    tags: ['kitchen'],
    editedByUser: ['title', 'status', 'completedAt', 'note', 'tags'],
  };

  it('stays, whatever a page says later', () => {
    expect(fold([[certificate, LATER]], edited)).toEqual({ ...edited, lastSeenAt: LATER });
  });

  it('does not hold up the rest', () => {
    const better = { ...certificate, grade: { value: 1, max: 1 } };
    expect(fold([[better, LATER]], edited)).toMatchObject({
      title: 'Bread!',
      note: 'with Otto',
      grade: { value: 1, max: 1 },
    });
  });
});

describe('a title', () => {
  it('is the newer one', () => {
    expect(
      fold([
        [course, AT],
        [{ ...course, title: 'Bread Chemistry' }, LATER],
      ]).title,
    ).toBe('Bread Chemistry');
  });

  it('is never replaced by a piece of the id that stood in for it', () => {
    const standIn = { ...course, title: 'bread-chemistry' };
    expect(
      fold([
        [course, AT],
        [standIn, LATER],
      ]).title,
    ).toBe('The Chemistry of Bread');
    expect(
      fold([
        [standIn, AT],
        [course, LATER],
      ]).title,
    ).toBe('The Chemistry of Bread');
  });
});

describe('evidence and credentials', () => {
  it('are kept once, with the first time they were seen', () => {
    const record = fold([
      [certificate, AT],
      [certificate, LATER],
      [certificate, EARLIER],
    ]);
    expect(record.evidence.map(({ at }) => at)).toEqual([EARLIER]);
    expect(record.credentials).toHaveLength(1);
  });

  it('learn an id they were found without', () => {
    const url = 'https://example.org/c';
    const record = fold([
      [{ ...course, credentials: [{ url, id: null }] }, AT],
      [{ ...course, credentials: [{ url, id: 'c' }] }, LATER],
    ]);
    expect(record.credentials).toEqual([{ url, id: 'c' }]);
  });

  it('are the same credential under two addresses with one id', () => {
    const short = {
      ...certificate,
      credentials: [{ url: 'https://coursera.org/verify/Q7W8E9R0T1Y2', id: 'Q7W8E9R0T1Y2' }],
    };
    expect(
      fold([
        [certificate, AT],
        [short, LATER],
      ]).credentials,
    ).toEqual(certificate.credentials);
  });

  it('are bounded, and the signal seen most gives way', () => {
    const visits = Array.from({ length: 40 }, (_, i): [Observation, string] => [
      { ...course, url: `https://www.coursera.org/learn/bread-chemistry?n=${i}` },
      `2026-11-2${i < 20 ? 1 : 2}T10:00:${String(i % 20).padStart(2, '0')}.000Z`,
    ]);
    const record = fold([...visits, [certificate, LATER]]);
    expect(record.evidence).toHaveLength(20);
    expect(record.evidence.some(({ signal }) => signal === 'certificate-page')).toBe(true);
    const again = foldObservation(record, { ...course, url: record.url }, record.lastSeenAt);
    expect(again).toBe(record);
  });
});

describe('one course met on several pages', () => {
  const record = fold([[certificate, AT]]);
  it.each([
    ['the same item', course, true],
    ['the same certificate under another item id', { ...certificate, itemId: 'certificate/Q7W8E9R0T1Y2' }, true],
    [
      'the same certificate on another host of the site',
      { ...certificate, itemId: 'x', url: 'https://learn.coursera.org/x' },
      true,
    ],
    [
      'the same certificate id on another site',
      { ...certificate, itemId: 'x', url: 'https://coursera.example/x' },
      false,
    ],
    ['the same certificate id on another platform', { ...certificate, platform: 'openedx' }, false],
    ['another item', { ...course, itemId: 'cake-chemistry' }, false],
    [
      'another item, both with credentials without id',
      { ...certificate, itemId: 'x', credentials: [{ url: 'https://x.example/', id: null }] },
      false,
    ],
  ] as const)('%s: %s', (_, observation, expected) => {
    expect(matches(record, observation)).toBe(expected);
  });

  it('keeps its id and its address when met through a credential', () => {
    const elsewhere = {
      ...certificate,
      itemId: 'certificate/Q7W8E9R0T1Y2',
      url: 'https://www.coursera.org/verify/Q7W8E9R0T1Y2',
    };
    expect(recordIdOf(elsewhere)).toBe('coursera:certificate/Q7W8E9R0T1Y2');
    expect(fold([[elsewhere, LATER]], record)).toMatchObject({ id: record.id, url: record.url });
  });
});
