import { describe, expect, it } from 'vitest';
import { readTold } from '../../../lib/capture/hook/told';

const read = (kind: string, body: unknown) =>
  readTold(`${kind} ${typeof body === 'string' ? body : JSON.stringify(body)}`);
const statement = { verb: { id: 'http://adlnet.gov/expapi/verbs/completed' }, object: { id: 'https://a.example/1' } };

describe('what the page’s world tells', () => {
  it.each([
    ['an unknown version', ['1.3', 'set', 'cmi.mode', 'x']],
    ['an unknown call', ['1.2', 'LMSSetValue', 'cmi.mode', 'x']],
    ['an element that says nothing', ['1.2', 'set', 'cmi.suspend_data', 'x']],
    ['a value that is no text', ['1.2', 'set', 'cmi.core.lesson_status', 1]],
    ['a long value', ['1.2', 'set', 'cmi.core.lesson_status', 'x'.repeat(101)]],
    ['an element where none belongs', ['1.2', 'finish', 'cmi.mode', 'x']],
    ['no list', { 0: '1.2', 1: 'finish' }],
  ])('%s is no SCORM call', (_, body) => expect(read('scorm', body)).toEqual([]));

  it.each([
    ['no verb', { object: { id: 'x' } }],
    ['a verb that is no text', { verb: { id: 7 }, object: {} }],
    ['a person as its object', { ...statement, object: { objectType: 'Agent', mbox: 'mailto:ada@example.org' } }],
    ['a number', 7],
    ['nothing', null],
  ])('%s is no statement', (_, body) => expect(read('h5p', body)).toEqual([]));

  it('one statement, or a list of at most a hundred, is what a store took', () => {
    expect(read('xapi', `https://lrs.example/statements\n${JSON.stringify(statement)}`)).toHaveLength(1);
    const list = JSON.stringify(Array.from({ length: 300 }, () => statement));
    expect(read('xapi', `https://lrs.example/statements\n${list}`)).toHaveLength(100);
  });

  it('a statement is read with its texts tidied and its lists bounded, whatever else it holds', () => {
    const [event] = read('h5p', {
      ...statement,
      actor: { account: { homePage: 'https://a.example', name: 'ada\u202e' }, mbox: ['x'] },
      object: {
        id: 'https://a.example/1',
        definition: {
          name: { en: '  Birds \n of the shore ', de: 7, ['x'.repeat(40)]: 'long tag' },
          extensions: { 'http://h5p.org/x-api/h5p-local-content-id': 7 },
        },
      },
      context: {
        contextActivities: { parent: { id: 'p' }, category: Array.from({ length: 90 }, (_, i) => ({ id: `c${i}` })) },
      },
      result: {
        score: { raw: '8', max: 10, scaled: null },
        completion: 'true',
        success: true,
        extensions: { 'https://w3id.org/xapi/cmi5/result/extensions/progress': 40 },
      },
    });
    expect(event).toMatchObject({
      kind: 'statement',
      from: 'h5p',
      statement: {
        actor: 'https://a.example ada',
        names: { en: 'Birds of the shore' },
        parents: ['p'],
        contentId: '7',
        completion: null,
        success: true,
        score: { raw: null, max: 10, scaled: null },
        progress: 0.4,
      },
    });
    expect(event?.kind === 'statement' && event.statement.categories).toHaveLength(20);
  });
});
