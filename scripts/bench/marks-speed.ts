import { once } from 'node:events';
import { createServer } from 'node:https';
import { resolve } from 'node:path';
import { generate } from 'selfsigned';
import { driveChromium } from '../../tests/e2e/driver/chromium';
import type { Tab } from '../../tests/e2e/driver/types';
import { keyOf } from '../../tests/world/keys';
import { githubProfile, PROFILES } from '../../tests/world/pages/profiles';
import { registryAnswers } from '../../tests/world/registries';
import { signedBadge } from '../../tests/world/signed';
import { findChromium } from '../browser';

const HOSTS = 10;
const LINKS = 50;
const DELAY_MS = 50;
const ROUNDS = 5;

/** From putting links into a page to the last final mark, in milliseconds, and what of it went where. */
export interface MarksSpeed {
  /** Until the first host was asked: the page is left to settle, its links are recognised and listed. */
  readonly untilAsked: number;
  /** From the first question to the last answer, of which each host's own time is five times its delay. */
  readonly asking: number;
  /** From the last answer to the last mark. */
  readonly untilMarked: number;
  readonly total: number;
}

interface Site {
  readonly port: number;
  /** When a badge host was first asked and last answered since `forget`, in milliseconds since 1970. */
  readonly asked: { first: number; last: number; count: number };
  readonly put: (url: string, body: string) => void;
  readonly close: () => void;
}

/**
 * A profile with 50 signed credentials on 10 hosts that take 50 ms each, in Chromium with the built extension. The first
 * round only warms up.
 *
 * @throws where no Chromium can be had, or a mark does not become what it should
 */
export async function timeMarks(): Promise<{ browser: string; rounds: readonly MarksSpeed[] }> {
  const { path, name } = findChromium(() => {});
  const site = await serve();
  const driver = await driveChromium({
    executable: path,
    extension: resolve('.output/chrome-mv3'),
    port: site.port,
    proxyPort: 0,
    grantable: [],
  });
  try {
    const page = await driver.open(PROFILES.github);
    const rounds: MarksSpeed[] = [];
    for (let round = 0; round <= ROUNDS; round++) {
      const urls = await mint(site, round);
      await page.goto(PROFILES.github);
      // What else the page's beginning sets off is over.
      await new Promise((done) => setTimeout(done, 1000));
      const speed = await measure(page, site, urls);
      if (round > 0) rounds.push(speed);
    }
    return { browser: name, rounds };
  } finally {
    await driver.close();
    site.close();
  }
}

/** Credentials that no check has seen, five on each host. */
async function mint(site: Site, round: number): Promise<readonly string[]> {
  const key = keyOf('bench');
  const id = `did:key:${key.multibase}`;
  const issuer = { id, name: 'Bench School', key, method: `${id}#${key.multibase}`, kid: id, documentUrl: id };
  return Promise.all(
    Array.from({ length: LINKS }, async (_, at) => {
      const url = `https://host${at % HOSTS}.badges.example/credentials/${round}-${at}.json`;
      site.put(url, JSON.stringify(await signedBadge({ name: 'Coastal Navigation', path: url, issuer })));
      return url;
    }),
  );
}

async function measure(page: Tab, site: Site, urls: readonly string[]): Promise<MarksSpeed> {
  Object.assign(site.asked, { first: Number.POSITIVE_INFINITY, last: 0, count: 0 });
  // No named function in it: the page lacks the compiler's helpers.
  const { began, ended, verdicts } = await page.evaluate(async (all) => {
    const started = Date.now();
    const place = document.querySelector('.markdown-body');
    for (const url of all) {
      const item = document.createElement('span');
      const link = document.createElement('a');
      link.href = url;
      link.textContent = 'Coastal Navigation';
      item.append(link, ' ');
      place?.append(item);
    }
    await new Promise<void>((done) => {
      new MutationObserver((_, observer) => {
        const now = [...document.querySelectorAll('touchstone-mark')];
        if (now.length < all.length || now.some((mark) => mark.getAttribute('data-verdict') === 'pending')) return;
        observer.disconnect();
        done();
      }).observe(document, { subtree: true, childList: true, attributeFilter: ['data-verdict'] });
      setTimeout(done, 20_000);
    });
    const ended = Date.now();
    const marks = [...document.querySelectorAll('touchstone-mark')];
    return { began: started, ended, verdicts: marks.map((mark) => mark.getAttribute('data-verdict')) };
  }, urls);
  const good = verdicts.filter((verdict) => verdict === 'verified').length;
  if (good !== LINKS || site.asked.count !== LINKS)
    throw new Error(
      `${good} of ${LINKS} marks are “verified”, and ${site.asked.count} questions came: ${verdicts.join()}`,
    );
  const { first, last } = site.asked;
  return { untilAsked: first - began, asking: last - first, untilMarked: ended - last, total: ended - began };
}

/** Every host of the bench, one question a host at a time or it says so. */
async function serve(): Promise<Site> {
  const pem = await generate([{ name: 'commonName', value: 'badges.example' }], { keyType: 'ec', algorithm: 'sha256' });
  const credentials = new Map<string, string>();
  const registries = await registryAnswers();
  const profile = githubProfile([]);
  const asked = { first: Number.POSITIVE_INFINITY, last: 0, count: 0 };
  const atHost = new Map<string, number>();
  const server = createServer(
    { key: pem.private, cert: pem.cert },
    async ({ headers: { host = '' }, url }, response) => {
      const address = `https://${host}${url ?? '/'}`;
      const answer = (body: string | Buffer, type: string, status = 200) =>
        response.writeHead(status, { 'content-type': type, 'access-control-allow-origin': '*' }).end(body);
      const credential = credentials.get(address);
      if (credential !== undefined) {
        asked.first = Math.min(asked.first, Date.now());
        asked.count++;
        atHost.set(host, (atHost.get(host) ?? 0) + 1);
        if (atHost.get(host) !== 1) return answer('one at a time', 'text/plain', 500);
        await new Promise((done) => setTimeout(done, DELAY_MS));
        atHost.set(host, 0);
        answer(credential, 'application/vc+ld+json');
        asked.last = Date.now();
        return;
      }
      const known = registries.get(address);
      if (address === PROFILES.github) answer(profile, 'text/html');
      else if (typeof known === 'object') answer(known.body, known.type, known.status);
      else answer('Not found', 'text/plain', 404);
    },
  );
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const listening = server.address();
  if (listening === null || typeof listening === 'string') throw new Error('the server does not listen');
  return {
    port: listening.port,
    asked,
    put: (url, body) => credentials.set(url, body),
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
