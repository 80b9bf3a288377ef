import { parseArgs } from 'node:util';
import type { Explorer } from '../lib/verify/types';
import { UsageError } from './cli/usage';

const USAGE = `Usage:
  npm run -s cli -- verify [--documents DIR] [--at ISO-DATE] [--holder NAME] [--identity VALUE] ...
                           [--registries NAMES] [--registry URL] ... [--trust ISSUER] ...
                           [--explorer CHAIN=URL] ... FILE|FOLDER|URL ...
      one JSON report a line, for a folder one a file, for a report that Touchstone saved (JSON or HTML) one a credential
      in it, checked anew; exit status 0 when all are verified or confirmed, 1 when some are not
  npm run -s cli -- links --url PAGE-URL FILE.html
  npm run -s cli -- links URL ...
      one JSON credential link a line
  npm run -s cli -- capture --url PAGE-URL FILE.html
  npm run -s cli -- capture --url PAGE-URL --answer ADDRESS ANSWER.json [FILE.html]
      one JSON observation a line, of a saved page, or of an answer that the page fetched from ADDRESS

  --documents DIR       DIR/index.json ({ URL: { "file", "type"?, "status"? } }) replaces the network
  --at ISO-DATE         the time at which the credentials are judged; now unless told
  --holder NAME         whose credentials these should be
  --identity VALUE      an e-mail address, web address or telephone number of that person, to compare with a hashed recipient;
                        may be repeated
  --registries NAMES    registries to consult about issuers: dcc (those the extension begins with), all (test instances as
                        well), or ids with commas between them; none is asked unless named
  --registry URL        one more: a list in the DCC's form, or the entity configuration of an OpenID Federation registry,
                        which ends in /.well-known/openid-federation; may be repeated
  --trust ISSUER        an issuer you trust, by its id, or by an https origin for all there; may be repeated
  --explorer CHAIN=URL  where transactions of a chain are looked up, with {id} for the transaction, such as
                        bitcoinMainnet=https://blockstream.info/api/tx/{id}; may be repeated; none is asked unless named
`;

/** Each command loads its own part only: `links` needs no verifier, and starts in half the time. */
async function main(args: readonly string[]): Promise<number> {
  const [command, ...rest] = args;
  switch (command) {
    case 'verify': {
      const { values, lists, positionals } = read(
        rest,
        ['documents', 'at', 'holder', 'registries'],
        ['identity', 'registry', 'trust', 'explorer'],
      );
      if (positionals.length === 0) throw new UsageError('verify: no FILE, FOLDER or URL given');
      const at = values.at === undefined ? new Date() : new Date(values.at);
      if (Number.isNaN(at.getTime())) throw new UsageError(`verify: --at ${values.at} is no ISO date`);
      const [{ verify }, { sourcesFrom }] = await Promise.all([import('./cli/verify'), import('./cli/registries')]);
      const { identity: identities = [], registry = [], trust = [], explorer = [] } = lists;
      const reports = verify(positionals, {
        at,
        documents: values.documents ?? null,
        holder: values.holder ?? null,
        sources: sourcesFrom({ registries: values.registries ?? null, registry, trust }),
        explorers: explorer.map(explorerIn),
        identities,
      });
      let allGood = true;
      for await (const report of reports) {
        print(report);
        allGood &&= report.verdict === 'verified' || report.verdict === 'confirmed';
      }
      return allGood ? 0 : 1;
    }
    case 'links': {
      const { values, positionals } = read(rest, ['url']);
      const { links } = await import('./cli/links');
      if (values.url === undefined) {
        if (positionals.length === 0) throw new UsageError('links: no URL given');
        for (const line of links.bare(positionals)) print(line);
        return 0;
      }
      const { url, file } = pageIn(command, values.url, positionals);
      for (const line of await links.onPage(url, file)) print(line);
      return 0;
    }
    case 'capture': {
      const { values, positionals } = read(rest, ['url', 'answer']);
      const [answer, page = null] = positionals;
      const { capture, captureAnswer } = await import('./cli/capture');
      if (values.answer === undefined) {
        const { url, file } = pageIn(command, values.url, positionals);
        for (const line of await capture(url, file)) print(line);
        return 0;
      }
      if (values.url === undefined || answer === undefined || positionals.length > 2) {
        throw new UsageError('capture: --url PAGE-URL, --answer ADDRESS and one ANSWER.json are needed');
      }
      const address = addressIn('capture: --answer', values.answer);
      const saved = { address, file: answer, page };
      for (const line of await captureAnswer(addressIn('capture: --url', values.url), saved)) print(line);
      return 0;
    }
    default:
      throw new UsageError(command === undefined ? 'no command given' : `unknown command ${command}`);
  }
}

/** A saved page and its address. Throws a UsageError where either is missing. */
function pageIn(command: string, address: string | undefined, files: readonly string[]): { url: URL; file: string } {
  const [file] = files;
  if (address === undefined || file === undefined || files.length > 1) {
    throw new UsageError(`${command}: --url PAGE-URL and one FILE.html are needed`);
  }
  return { url: addressIn(`${command}: --url`, address), file };
}

function addressIn(option: string, address: string): URL {
  if (!URL.canParse(address)) throw new UsageError(`${option} ${address} is no address`);
  return new URL(address);
}

/** `CHAIN=URL`, the URL with a place for the transaction. Throws a UsageError for anything else. */
function explorerIn(argument: string): Explorer {
  const [, chain, url] = /^(\w+)=(.+)$/.exec(argument) ?? [];
  if (!chain || !url?.includes('{id}') || !/^https?:/i.test(url) || !URL.canParse(url))
    throw new UsageError(`verify: --explorer ${argument} is no CHAIN=URL with {id} in the URL`);
  return { chain, url };
}

/** Options that take one text each, then those that may be repeated. */
function read<const Names extends readonly string[], const Lists extends readonly string[] = readonly []>(
  args: readonly string[],
  names: Names,
  repeated?: Lists,
) {
  const options = Object.fromEntries([
    ...names.map((name) => [name, { type: 'string' as const }] as const),
    ...(repeated ?? []).map((name) => [name, { type: 'string' as const, multiple: true }] as const),
  ]);
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    const texts: Partial<Record<Names[number], string>> = {};
    for (const name of names as readonly Names[number][]) {
      const value = values[name];
      if (typeof value === 'string') texts[name] = value;
    }
    const lists: Partial<Record<Lists[number], readonly string[]>> = {};
    for (const name of (repeated ?? []) as readonly Lists[number][]) {
      const value = values[name];
      if (Array.isArray(value)) lists[name] = value.filter((item) => typeof item === 'string');
    }
    return { values: texts, lists, positionals };
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function print(line: unknown): void {
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  process.stderr.write(`${error.message}\n\n${USAGE}`);
  process.exitCode = 2;
}
