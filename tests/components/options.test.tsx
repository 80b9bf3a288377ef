// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest';
import type { CheckingActions, CheckingRows, RegistryRow } from '../../components/checking-rows';
import { type OptionsState, OptionsView } from '../../components/options-view';
import { mount } from './mount';

const GUILD: RegistryRow = {
  id: 'guild',
  name: 'Guild of Schools',
  url: 'https://guild.example/.well-known/openid-federation',
  form: 'federation',
  source: 'known',
  test: false,
  on: true,
  governance: 'https://guild.example/rules',
  access: 'granted',
  probe: null,
};
const SANDBOX: RegistryRow = {
  ...GUILD,
  id: 'sandbox',
  name: 'Sandbox (test issuers)',
  url: 'https://sandbox.example/registry.json',
  form: 'list',
  test: true,
  on: false,
};
const OWN: RegistryRow = {
  ...GUILD,
  id: null,
  name: 'Our list',
  url: 'https://own.example/registry.json',
  form: 'list',
  source: 'own',
  governance: null,
};
const EMPLOYER: RegistryRow = {
  ...OWN,
  name: 'Employer',
  url: 'https://employer.example/r.json',
  source: 'organisation',
};

const rows = (more: Partial<CheckingRows> = {}): CheckingRows => ({
  registries: [GUILD, SANDBOX],
  issuers: [],
  explorers: [],
  mistakes: [],
  ...more,
});

function open(more: Partial<CheckingRows> = {}, state?: OptionsState) {
  const actions = {
    onToggleRegistry: vi.fn<CheckingActions['onToggleRegistry']>(),
    onAddRegistry: vi.fn<CheckingActions['onAddRegistry']>(),
    onRemoveRegistry: vi.fn<CheckingActions['onRemoveRegistry']>(),
    onAddIssuer: vi.fn<CheckingActions['onAddIssuer']>(),
    onRemoveIssuer: vi.fn<CheckingActions['onRemoveIssuer']>(),
    onAddExplorer: vi.fn<CheckingActions['onAddExplorer']>(),
    onRemoveExplorer: vi.fn<CheckingActions['onRemoveExplorer']>(),
    onAllow: vi.fn<CheckingActions['onAllow']>(),
  };
  const onRetry = vi.fn();
  const shown = state ?? { kind: 'ready', rows: rows(more) };
  const ui = mount(<OptionsView state={shown} news={null} onRetry={onRetry} {...actions} />);
  const submit = (section: string, values: Readonly<Record<string, string>>) => {
    const form = `.entry-form[data-section=${section}]`;
    for (const [name, value] of Object.entries(values)) {
      const field = `${form} [name=${name}]`;
      if (ui.find(field).tagName === 'SELECT') ui.choose(field, value);
      else ui.type(field, value);
    }
    ui.click(ui.find(`${form} [type=submit]`));
  };
  const fieldError = (section: string) =>
    ui.all(`.entry-form[data-section=${section}] .field-error`).map((error) => error.textContent);
  return { ui, actions, onRetry, submit, fieldError };
}

describe('the settings page', () => {
  it('says that it reads, and why it could not, and can be asked again', () => {
    expect(open({}, { kind: 'loading' }).ui.root.textContent).toBe('Reading your settings');
    const { ui, onRetry } = open({}, { kind: 'error', reason: 'no disk' });
    expect(ui.find('[role=alert]').textContent).toContain('no disk');
    ui.click(ui.named('Try again'));
    expect(onRetry).toHaveBeenCalledOnce();
  });

  it('has every field and box under a label, and every section under a heading', () => {
    const { ui } = open({ registries: [GUILD, SANDBOX, OWN] });
    for (const field of ui.all('input, select'))
      expect(ui.find(`label[for="${field.id}"]`).textContent).toMatch(/[a-z]/i);
    for (const part of ui.all('section, form'))
      expect(ui.find(`[id="${part.getAttribute('aria-labelledby')}"]`).textContent).toMatch(/[a-z]/i);
  });

  it('never calls a listing an accreditation but to say that it is none', () => {
    const text = open({ registries: [GUILD, SANDBOX, OWN, EMPLOYER] }).ui.root.textContent ?? '';
    expect(text.match(/[^.]*accredit[^.]*/gi)).toEqual([' It is no accreditation, and it never changes the verdict']);
  });

  it('puts registries of test issuers apart, shut while none is on', () => {
    const more = open().ui.find('details');
    expect(more.textContent).toContain('Sandbox (test issuers)');
    expect(more.hasAttribute('open')).toBe(false);
    expect(
      open({ registries: [{ ...SANDBOX, on: true }] })
        .ui.find('details')
        .hasAttribute('open'),
    ).toBe(true);
  });

  it('turns a known registry on and off', () => {
    const { ui, actions } = open();
    const box = ui.find('input[type=checkbox]');
    ui.click(box);
    expect(actions.onToggleRegistry).toHaveBeenCalledWith(GUILD, false);
  });

  it('lets one’s own be taken out, and neither the known nor the organisation’s', () => {
    const { ui, actions } = open({
      registries: [EMPLOYER, GUILD, OWN],
      issuers: [
        { id: 'did:web:a.example', note: '', source: 'organisation', wholeSite: false },
        { id: 'https://b.example/', note: 'Bee', source: 'own', wholeSite: true },
      ],
    });
    expect(ui.all('[aria-label^=Remove]').map((button) => button.getAttribute('aria-label'))).toEqual([
      'Remove Our list',
      'Remove Bee',
    ]);
    expect(ui.all('.entry-organisation')).toHaveLength(2);
    ui.click(ui.named('Remove Our list'));
    expect(actions.onRemoveRegistry).toHaveBeenCalledWith({ name: 'Our list', url: OWN.url });
  });

  it('says what of an organisation’s policy could not be taken, and nothing where all was', () => {
    expect(open().ui.all('.settings-mistakes')).toEqual([]);
    const said = open({ mistakes: ['registries 2', 'issuers'] }).ui.text('.settings-mistakes');
    expect(said).toContain('registries 2, issuers');
  });

  it('says what came of reading a registry', () => {
    const said = (probe: RegistryRow['probe'], row = OWN) =>
      open({ registries: [{ ...row, probe }] }).ui.text('.entry-probe');
    expect(said('busy')).toBe('Reading it…');
    expect(said({ kind: 'read', count: 27 })).toBe('Read just now: it lists 27 issuers.');
    expect(said({ kind: 'read', count: null }, GUILD)).toBe('Read just now: its signature holds.');
    expect(said({ kind: 'failed', result: 'permission' })).toContain('(not allowed yet)');
    expect(said({ kind: 'not-a-registry' })).toContain('not a list of issuers');
    expect(said({ kind: 'not-a-registry' }, GUILD)).toContain('not the signed configuration');
  });

  it('asks for leave where the browser withholds a site, but not for one that is off or open to all', () => {
    const { ui, actions } = open({ registries: [{ ...OWN, access: 'missing' }] });
    ui.click(ui.named('Allow reading own.example'));
    expect(actions.onAllow).toHaveBeenCalledWith(OWN.url);
    for (const row of [{ ...SANDBOX, access: 'missing' } as const, { ...OWN, access: 'open' } as const])
      expect(open({ registries: [row] }).ui.all('.entry-access')).toEqual([]);
  });
});

describe('adding a registry', () => {
  it('gives what was typed, once it is right, and empties the form', () => {
    const { ui, actions, submit } = open();
    submit('registries', { url: ' https://new.example/registry.json ', name: 'New' });
    expect(actions.onAddRegistry).toHaveBeenCalledWith({ url: 'https://new.example/registry.json', name: 'New' });
    expect(
      ui.all('.entry-form[data-section=registries] input').every((field) => Reflect.get(field, 'value') === ''),
    ).toBe(true);
  });

  it.each([
    ['', 'Fill this in.'],
    ['http://new.example/registry.json', 'Give an address that starts with https://.'],
    ['https://10.0.0.1/', 'Give a public address: no numbers, no names of your own network, no port, no password.'],
    [OWN.url, 'It is on the list already.'],
    [GUILD.url, 'It is on the list already.'],
  ])('%s: %s', (url, words) => {
    const { ui, actions, submit, fieldError } = open({ registries: [GUILD, OWN] });
    submit('registries', { url });
    expect(fieldError('registries')).toEqual([words]);
    expect(actions.onAddRegistry).not.toHaveBeenCalled();
    const field = ui.find('[name=url]');
    expect(document.activeElement).toBe(field);
    expect(ui.find(`[id="${field.getAttribute('aria-describedby')}"]`).textContent).toBe(words);
  });

  it('says when there is no room', () => {
    const full = Array.from({ length: 8 }, (_, i) => ({ ...OWN, url: `https://r${i}.example/` }));
    const { actions, submit, fieldError } = open({ registries: full });
    submit('registries', { url: 'https://new.example/' });
    expect(fieldError('registries')).toEqual(['There is room for 8. Remove one first.']);
    expect(actions.onAddRegistry).not.toHaveBeenCalled();
  });
});

describe('adding an issuer', () => {
  it('gives its id and the note', () => {
    const { actions, submit } = open();
    submit('issuers', { id: 'did:web:college.example#key-1', note: 'College' });
    expect(actions.onAddIssuer).toHaveBeenCalledWith({ id: 'did:web:college.example', note: 'College' });
  });

  it('refuses a name', () => {
    const { actions, submit, fieldError } = open();
    submit('issuers', { id: 'College of Maps' });
    expect(fieldError('issuers')).toEqual(['Give a DID, such as did:web:college.example, or an https address.']);
    expect(actions.onAddIssuer).not.toHaveBeenCalled();
  });

  it('says of an address without a path that it stands for the whole site', () => {
    const { ui } = open({ issuers: [{ id: 'https://b.example/', note: '', source: 'own', wholeSite: true }] });
    expect(ui.find('[data-section=issuers] .entry').textContent).toContain('Every issuer on this site');
  });
});

describe('adding an explorer', () => {
  it('gives the chain and the address', () => {
    const { actions, submit } = open();
    submit('explorers', { chain: 'ethereumMainnet', url: 'https://blocks.example/tx/{id}' });
    expect(actions.onAddExplorer).toHaveBeenCalledWith({
      chain: 'ethereumMainnet',
      url: 'https://blocks.example/tx/{id}',
    });
  });

  it('shows where the hash goes, with its braces', () => {
    const { ui, submit, fieldError } = open();
    expect(ui.find('.entry-form[data-section=explorers] .field-hint').textContent).toBe(
      'With {id} where the transaction’s hash goes',
    );
    submit('explorers', { url: 'https://blocks.example/tx/' });
    expect(fieldError('explorers')[0]).toContain('Put {id} once');
  });

  it('takes one for each blockchain', () => {
    const { submit, fieldError } = open({
      explorers: [
        { chain: 'bitcoinMainnet', url: 'https://a.example/{id}', source: 'organisation', access: 'granted' },
      ],
    });
    submit('explorers', { url: 'https://blocks.example/tx/{id}' });
    expect(fieldError('explorers')).toEqual(['This blockchain has its explorer already. Remove that first.']);
  });
});

describe('what has just happened', () => {
  it('is said in its own section, with a way back', () => {
    const onUndo = vi.fn();
    const { actions } = open();
    // As when the row that had the focus is gone.
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    const ui = mount(
      <OptionsView
        state={{ kind: 'ready', rows: rows() }}
        news={{ section: 'issuers', text: 'Removed College.', onUndo }}
        onRetry={vi.fn()}
        {...actions}
      />,
    );
    expect(ui.all('.settings-news [role=status]').map((status) => status.textContent)).toEqual([
      '',
      'Removed College.',
      '',
    ]);
    expect(document.activeElement?.textContent).toBe('Undo');
    ui.click(ui.named('Undo'));
    expect(onUndo).toHaveBeenCalledOnce();
  });
});
