// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest';
import { type ImportState, ImportView } from '../../components/import-view';
import { failureText } from '../../entrypoints/popup/failure';
import { HistoryError } from '../../lib/history/errors';
import { ImportError } from '../../lib/history/import-error';
import { createTexts } from '../../lib/text/texts';
import { mount } from './mount';

const show = (state: ImportState) => mount(<ImportView state={state} onFile={vi.fn()} onDone={vi.fn()} />);

describe('the import says', () => {
  it.each<[ImportState, string]>([
    [{ kind: 'idle' }, ''],
    [{ kind: 'busy' }, 'Importing…'],
    [{ kind: 'done', added: 12, known: 3, undoable: false }, 'Imported 12 records, 3 were already here.'],
    [{ kind: 'done', added: 1, known: 1, undoable: false }, 'Imported 1 record, 1 was already here.'],
    [
      { kind: 'done', added: 2, known: 0, undoable: true },
      'Imported 2 records. To take the import back, press Undo in the history.',
    ],
    [{ kind: 'done', added: 0, known: 1200, undoable: false }, 'Imported nothing new, 1,200 were already here.'],
    [{ kind: 'failed', reason: 'it is not a JSON file.' }, 'The file was not imported: it is not a JSON file.'],
  ])('%j', (state, said) => {
    expect(show(state).text('[role=status]')).toBe(said);
  });

  it('which field it wants, by a label', () => {
    const ui = show({ kind: 'idle' });
    expect(ui.text(`label[for="${ui.find('input[type=file]').id}"]`)).toBe('Choose a file');
  });
});

describe('a failure is told in words', () => {
  const texts = createTexts('en');
  it.each<[Error, string]>([
    [new ImportError('not-a-history', 'x'), 'it is not a history that Touchstone exported.'],
    [
      new ImportError('malformed', 'x', { list: 'record', number: 3 }, 'evidence.0.url'),
      'something in it (record 3, “evidence.0.url”) is not as Touchstone writes it.',
    ],
    [new ImportError('malformed', 'x'), 'something in it is not as Touchstone writes it.'],
    [new HistoryError('full', 'x'), 'the disk or the browser’s storage is full.'],
    [new HistoryError('malformed', 'x', 'note'), 'a value (“note”) is longer or of another kind than a record allows.'],
    [new Error('nobody foresaw this'), 'nobody foresaw this'],
  ])('%s', (error, text) => {
    expect(failureText(error, texts)).toBe(text);
  });
});
