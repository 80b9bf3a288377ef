import { expect, it } from 'vitest';
import { OBSERVATION_LIMIT } from '../../lib/capture/bounds';
import { heardIn, noteHeard } from '../../lib/capture/heard';
import { observation } from '../history/history';

const HERE = 'https://www.school.example/my-courses';
const idsIn = (world: object, href = HERE) => heardIn(world, href).map(({ itemId }) => itemId);

it('what a page’s own requests showed is kept while the page stays at its address', () => {
  const world = {};
  expect(idsIn(world)).toEqual([]);
  noteHeard(world, HERE, [observation({ itemId: 'a' }), observation({ itemId: 'b' })]);
  noteHeard(world, HERE, [observation({ itemId: 'a', status: 'completed' })]);
  expect(heardIn(world, HERE)).toMatchObject([{ itemId: 'b' }, { itemId: 'a', status: 'completed' }]);
  expect(idsIn(world, `${HERE}?page=2`)).toEqual([]);
  noteHeard(world, `${HERE}?page=2`, [observation({ itemId: 'c' })]);
  expect(idsIn(world)).toEqual([]);
});

it('is bounded, and the last of it stays', () => {
  const world = {};
  const many = Array.from({ length: OBSERVATION_LIMIT + 2 }, (_, id) => observation({ itemId: String(id) }));
  noteHeard(world, HERE, many);
  expect(idsIn(world)).toHaveLength(OBSERVATION_LIMIT);
  expect(idsIn(world).at(0)).toBe('2');
});
