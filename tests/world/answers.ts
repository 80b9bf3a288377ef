/** What the world's server says at one address. */
export type Answer =
  | {
      readonly status: number;
      readonly type: string;
      readonly body: string | Buffer;
      readonly cors?: boolean;
      readonly headers?: Readonly<Record<string, string>>;
    }
  /** The connection is cut without a word. */
  | 'reset'
  /** Nothing is ever said. */
  | 'hang'
  /** A JSON document of 50 MB, in pieces. */
  | 'huge';

export type Answers = ReadonlyMap<string, Answer>;

/** JSON as badge hosts and Moodle serve it: no word to other origins. */
export function json(value: unknown, status = 200): Answer {
  return { status, type: 'application/json; charset=utf-8', body: JSON.stringify(value) };
}

/** JSON that every origin may read, as DID hosts, status lists and credential repositories serve it. */
export function openJson(value: unknown, type = 'application/json'): Answer {
  return { status: 200, type, body: JSON.stringify(value), cors: true };
}

export function html(body: string, status = 200): Answer {
  return { status, type: 'text/html; charset=utf-8', body };
}

/** Sends whoever asks on, with a body that nobody should read. */
export function redirect(location: string, status = 302): Answer {
  return { status, type: 'text/plain', body: 'Moved', headers: { location } };
}

/** Asks to be left alone for so many seconds. */
export function tooMany(seconds: number): Answer {
  return { status: 429, type: 'text/plain', body: 'Slow down', headers: { 'retry-after': String(seconds) } };
}

export function image(body: Buffer): Answer {
  return { status: 200, type: 'image/png', body, cors: true };
}
