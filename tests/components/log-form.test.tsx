// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest';
import { LogForm } from '../../components/log-form';
import { datesOf, editsOf, fieldsFrom, fieldsOfRecord, type LogFields, readFields } from '../../components/log-values';
import type { PageDescription } from '../../lib/messages/protocol';
import { mount } from './mount';
import { learningRecord } from './samples';

const NOW = new Date('2026-11-23T14:00:00Z');
const PAGE: PageDescription = {
  url: 'https://learn.campus.example/course/view.php?id=2',
  title: 'Introduction to Local History',
  provider: 'Campus Example',
  instructors: [],
  hours: 12.5,
  completedAt: '2024-05',
  credentialUrl: 'https://learn.campus.example/c/1',
  platform: null,
};
const FIELDS = fieldsFrom(PAGE);

function show(fields: Partial<LogFields> = {}, failure: string | null = null) {
  const calls = { onSubmit: vi.fn(), onCancel: vi.fn() };
  const form = (
    <LogForm
      initial={{ ...FIELDS, ...fields }}
      dates={{ completed: '2024-05', 'in-progress': '2024-02', enrolled: '' }}
      known={false}
      pageRead
      now={() => NOW}
      failure={failure}
      {...calls}
    />
  );
  const ui = mount(form);
  return { ui, submit: () => ui.click(ui.find('[type=submit]')), ...calls };
}

describe('the form is filled', () => {
  it('from what the page says', () => {
    expect(FIELDS).toEqual({
      title: 'Introduction to Local History',
      url: 'https://learn.campus.example/course/view.php?id=2',
      provider: 'Campus Example',
      status: 'completed',
      date: '2024-05',
      certificate: 'https://learn.campus.example/c/1',
      hours: '12.5',
      note: '',
    });
  });

  it('from the tab alone when the page cannot be read', () => {
    const fields = fieldsFrom({ url: 'https://campus.example/', title: 'Campus' });
    expect(fields).toMatchObject({ title: 'Campus', url: 'https://campus.example/', date: '', certificate: '' });
  });

  it('without an address that cannot be one', () => {
    expect(fieldsFrom({ url: 'about:blank', title: '' }).url).toBe('');
    expect(fieldsFrom(null)).toMatchObject({ title: '', url: '' });
  });

  it('with the day of an instant', () => {
    expect(fieldsFrom({ ...PAGE, completedAt: '2024-05-03T10:00:00Z' }).date).toBe('2024-05-03');
  });
});

describe('the form of a page that is in the history', () => {
  const record = learningRecord({
    title: 'Local History, evenings',
    provider: null,
    hours: 9,
    note: 'With Jon.',
    startedAt: '2024-01',
    completedAt: '2024-05-03T18:30:00Z',
    credentials: [
      { url: 'https://learn.campus.example/c/1', id: '1' },
      { url: 'https://learn.campus.example/c/2', id: '2' },
    ],
  });
  const fields = fieldsOfRecord(record, PAGE);
  const submitted = (changes: Partial<LogFields> = {}) => {
    const read = readFields({ ...fields, ...changes }, NOW);
    if (!('entry' in read)) throw new Error('the form has faults');
    return { ...record, ...editsOf(record, read.entry) };
  };

  it('is filled from the record, and from the page where the record has nothing', () => {
    expect(fields).toEqual({
      title: 'Local History, evenings',
      url: 'https://learn.campus.example/course/view.php?id=2',
      provider: 'Campus Example',
      status: 'completed',
      date: '2024-05-03',
      certificate: 'https://learn.campus.example/c/1',
      hours: '9',
      note: 'With Jon.',
    });
    expect(datesOf(record)).toEqual({ completed: '2024-05-03', 'in-progress': '2024-01', enrolled: '' });
  });

  it('changes nothing of the record when it is sent as it is', () => {
    expect(submitted({ provider: '' })).toEqual(record);
  });

  it.each<[string, Partial<LogFields>, object]>([
    ['a note', { note: 'Alone.' }, { note: 'Alone.', hours: 9, completedAt: '2024-05-03T18:30:00Z' }],
    ['a date', { date: '2024-06' }, { completedAt: '2024-06', startedAt: '2024-01' }],
    ['a status with its date', { status: 'in-progress', date: '2024-02' }, { startedAt: '2024-02' }],
    ['what is cleared', { hours: '', note: '' }, { hours: null, note: '' }],
    [
      'the certificate that is shown',
      { certificate: 'https://learn.campus.example/c/9' },
      { credentials: [{ url: 'https://learn.campus.example/c/9', id: null }, record.credentials[1]] },
    ],
    ['the certificate that is taken out', { certificate: '' }, { credentials: [record.credentials[1]] }],
  ])('changes %s', (_, changes, edited) => {
    expect(submitted(changes)).toMatchObject(edited);
  });
});

describe('a field is judged', () => {
  it.each<[Partial<LogFields>, object]>([
    [{ title: '  ' }, { title: 'title-missing' }],
    [{ title: 'x'.repeat(301) }, { title: 'title-long' }],
    [{ url: 'campus.example' }, { url: 'url-invalid' }],
    [{ url: 'javascript:alert(1)' }, { url: 'url-invalid' }],
    [{ certificate: 'data:text/html,x' }, { certificate: 'certificate-invalid' }],
    [{ date: 'yesterday' }, { date: 'date-invalid' }],
    [{ date: '2024-02-30' }, { date: 'date-invalid' }],
    [{ date: '03.05.2024' }, { date: 'date-invalid' }],
    [{ date: '2027' }, { date: 'date-future' }],
    [{ date: '2026-11-26' }, { date: 'date-future' }],
    [{ hours: 'many' }, { hours: 'hours-invalid' }],
    [{ hours: '-1' }, { hours: 'hours-invalid' }],
    [{ hours: '100001' }, { hours: 'hours-invalid' }],
    [{ note: 'x'.repeat(5001) }, { note: 'note-long' }],
    [
      { title: '', url: '' },
      { title: 'title-missing', url: 'url-invalid' },
    ],
  ])('%j', (fields, errors) => {
    expect(readFields({ ...FIELDS, ...fields }, NOW)).toEqual({ errors });
  });

  it.each<[Partial<LogFields>, object]>([
    [{}, { date: '2024-05', hours: 12.5, credentialUrl: 'https://learn.campus.example/c/1' }],
    [
      { date: '', hours: '', certificate: '', provider: ' ' },
      { date: null, hours: null, credentialUrl: null, provider: null },
    ],
    [{ date: '2024' }, { date: '2024' }],
    [{ hours: '7,5' }, { hours: 7.5 }],
    [{ hours: '0' }, { hours: 0 }],
    [{ title: ' Maps ' }, { title: 'Maps' }],
    // It may be tomorrow already where the reader is.
    [{ date: '2026-11-24' }, { date: '2026-11-24' }],
    [{ date: '2027', status: 'enrolled' }, { date: '2027' }],
  ])('%j passes', (fields, entry) => {
    expect(readFields({ ...FIELDS, ...fields }, NOW)).toMatchObject({ entry });
  });
});

describe('the form', () => {
  it('labels every field', () => {
    const { ui } = show();
    for (const field of ui.all('input, select, textarea')) {
      expect(ui.all(`label[for="${field.id}"]`)).toHaveLength(1);
    }
  });

  it('names the date after the status', () => {
    const { ui } = show();
    expect(ui.text('[data-field=date] label')).toContain('Completed on');
    ui.choose('select', 'enrolled');
    expect(ui.text('[data-field=date] label')).toContain('Enrolled on');
  });

  it('shows the date of the status, and keeps what was typed', () => {
    const { ui } = show();
    const date = () => ui.root.querySelector<HTMLInputElement>('[name=date]')?.value;
    ui.choose('select', 'in-progress');
    expect(date()).toBe('2024-02');
    ui.type('[name=date]', '2023');
    ui.choose('select', 'completed');
    expect(date()).toBe('2023');
  });

  it('hands over what was typed', () => {
    const { ui, submit, onSubmit } = show();
    ui.type('[name=title]', 'Reading Old Maps');
    ui.type('[name=note]', 'An evening class');
    submit();
    expect(onSubmit).toHaveBeenCalledExactlyOnceWith({
      title: 'Reading Old Maps',
      url: 'https://learn.campus.example/course/view.php?id=2',
      provider: 'Campus Example',
      status: 'completed',
      date: '2024-05',
      credentialUrl: 'https://learn.campus.example/c/1',
      hours: 12.5,
      note: 'An evening class',
    });
  });

  it('holds back what has faults, says them at the field, and goes to the first', () => {
    const { ui, submit, onSubmit } = show({ title: '', date: 'soon' });
    submit();
    expect(onSubmit).not.toHaveBeenCalled();
    const title = ui.find('[name=title]');
    expect(title.getAttribute('aria-invalid')).toBe('true');
    expect(ui.find(`[id="${title.getAttribute('aria-describedby')}"]`).textContent).toBe('Give it a title.');
    expect(ui.text('[role=alert]')).toBe('2 fields need another look.');
    expect(document.activeElement).toBe(title);
  });

  it('says when it could not be stored', () => {
    const { ui } = show({}, 'the disk is full.');
    expect(ui.text('[role=alert]')).toBe('It could not be logged: the disk is full.');
  });

  it('can be left', () => {
    const { ui, onCancel, onSubmit } = show();
    ui.click(ui.named('Cancel'));
    expect(onCancel).toHaveBeenCalledOnce();
    expect(onSubmit).not.toHaveBeenCalled();
  });
});
