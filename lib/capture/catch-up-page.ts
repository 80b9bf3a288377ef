import { OBSERVATION_LIMIT } from './bounds';
import { type CaughtPart, listAt, partOf } from './catch-up';
import { adapterOf, observePage } from './observe';
import type { Adapter, LearningList, Observation, Page } from './types';

/** How often a part is looked at, and so the least there is between two parts, in milliseconds. */
const PACE = 1_000;
/** A part that shows the same so many times in a row is there. Where it says it is the last, a little more patience pays. */
const STEADY = 2;
const STEADY_AT_END = 4;
/** After so many looks a part is taken as it is. */
const MOST_LOOKS = 20;
/** Of one question. */
const TRIES = 5;

/** One part as it is sent: its items are what was observed. */
export interface ReadPart extends Omit<CaughtPart, 'items'> {
  readonly observations: readonly Observation[];
}

export interface CatchUpOptions {
  readonly document: Document;
  readonly window: {
    readonly location: { readonly href: string; assign(url: string): void };
    setTimeout(run: () => void, milliseconds: number): number;
  };
  /** At hand. */
  readonly adapters: readonly Adapter[];
  /** What the page itself fetched at its present address has shown. */
  readonly heard: () => readonly Observation[];
  /** Sends the background one message, and gives its answer as it comes; rejects when nobody answers. */
  readonly ask: (name: 'catchup.resume' | 'catchup.step', data: unknown) => Promise<unknown>;
}

/**
 * Goes on with the reading of a list of one's courses that is under way in this tab, part by part: waits until a part stands
 * still, tells what it shows, and then does as it is told: presses the page's own control, or loads the list's next address.
 * Nothing is asked of the platform but what the page asks itself. It never goes faster than a part in two seconds, and rests
 * while the page is hidden.
 *
 * @returns settles when it is over, or goes on in the page that is loaded now
 * @throws CaptureError when a reader fails, and what `ask` rejects with in the end
 */
export async function catchUpHere(options: CatchUpOptions): Promise<void> {
  const { document, window, adapters } = options;
  const first = await answered('catchup.resume', null);
  if (typeof first === 'number') await follow(first);

  /** The page's list and what it shows of it. null: the page is of no list that is known. */
  function listHere(): { readonly page: Page; readonly adapter: Adapter; readonly list: LearningList } | null {
    const page = { url: new URL(window.location.href), document };
    const adapter = adapterOf(adapters, page);
    const list = listAt(adapter, page.url);
    return adapter === null || list === null ? null : { page, adapter, list };
  }

  function look(number: number): ReadPart {
    const here = listHere();
    const { href } = window.location;
    if (here === null) return { number, url: href, observations: [], total: null, next: null };
    const { page, adapter, list } = here;
    const shown = observePage([adapter], page);
    const own = [...shown, ...options.heard()].filter(({ own, status }) => own === 'yes' && status !== 'seen');
    return { number, url: href, observations: own.slice(-OBSERVATION_LIMIT), ...partOf(list, page) };
  }

  async function follow(from: number): Promise<void> {
    let sent = '';
    for (let number = from; ; ) {
      const part = await settled(number, sent);
      sent = itemsIn(part);
      const next = nextIn(await answered('catchup.step', part));
      if (next === null) return;
      if (next.go !== null) return window.location.assign(next.go);
      number = next.part;
      const here = listHere();
      const control = here?.list.next?.(here.page);
      if (control && 'press' in control) press(control.press, new URL(window.location.href));
    }
  }

  /** The part once it stands still and is another than was sent before, or when patience is at its end. */
  async function settled(number: number, sent: string): Promise<ReadPart> {
    let before = '';
    let steady = 0;
    for (let looks = 0; ; ) {
      await wait(PACE);
      if (document.hidden) continue;
      const part = look(number);
      const items = itemsIn(part);
      const isNew = part.observations.length > 0 && items !== sent;
      const now = `${items} ${JSON.stringify(part.next)}`;
      steady = isNew && now === before ? steady + 1 : 1;
      before = now;
      looks += 1;
      if (isNew && steady >= (part.next === null ? STEADY_AT_END : STEADY)) return part;
      if (looks >= MOST_LOOKS) return part;
    }
  }

  /** The value of the background's answer; asked again while there is none, for its worker dies at any time. */
  async function answered(name: 'catchup.resume' | 'catchup.step', data: unknown): Promise<unknown> {
    for (let tries = 1; ; tries++) {
      try {
        const reply = await options.ask(name, data);
        if (typeof reply === 'object' && reply !== null && 'ok' in reply && reply.ok === true && 'value' in reply)
          return reply.value;
      } catch (error) {
        if (tries >= TRIES) throw error;
      }
      if (tries >= TRIES) return null;
      await wait(PACE * tries);
    }
  }

  function wait(milliseconds: number): Promise<void> {
    return new Promise((resolve) => void window.setTimeout(resolve, milliseconds));
  }
}

/** What is to be done after a part, as the background says; null: nothing more. */
function nextIn(answer: unknown): { readonly go: string | null; readonly part: number } | null {
  if (typeof answer !== 'object' || answer === null || !('step' in answer && 'part' in answer)) return null;
  const { step, part } = answer;
  if (typeof part !== 'number') return null;
  if (step === 'press') return { go: null, part };
  const go = typeof step === 'object' && step !== null && 'go' in step ? step.go : null;
  return typeof go === 'string' && URL.canParse(go) && new URL(go).protocol === 'https:' ? { go, part } : null;
}

function itemsIn({ observations }: ReadPart): string {
  return JSON.stringify(observations.map(({ platform, itemId, status }) => [platform, itemId, status]));
}

/** Presses a control of the page's own, unless that leads off the site, opens another program, or sends a form that changes something. */
function press(control: Element, page: URL): void {
  const href = control.closest('a[href]')?.getAttribute('href');
  if (href && !staysHere(href, page, ['javascript:'])) return;
  if (sendsForm(control) && !isHarmless(control, page)) return;
  if ('click' in control && typeof control.click === 'function') control.click();
}

/** @param others schemes that are allowed as well */
function staysHere(href: string, page: URL, others: readonly string[] = []): boolean {
  if (!URL.canParse(href, page.href)) return true;
  const { protocol, origin } = new URL(href, page.href);
  return others.includes(protocol) || (/^https?:$/.test(protocol) && origin === page.origin);
}

/** A button sends the form around it unless it says that it doesn't. */
function sendsForm(control: Element): boolean {
  const button = control.closest('button, input');
  const type = button?.getAttribute('type')?.toLowerCase() ?? '';
  return (
    button?.closest('form') != null && (button.matches('button') ? type !== 'button' : /^(?:submit|image)$/.test(type))
  );
}

/** Going on in a list is a question (`get`) to the same site. */
function isHarmless(control: Element, page: URL): boolean {
  const button = control.closest('button, input');
  const stated = (name: string) =>
    button?.getAttribute(`form${name}`) ?? button?.closest('form')?.getAttribute(name) ?? '';
  return /^(?:get)?$/i.test(stated('method')) && staysHere(stated('action'), page);
}
